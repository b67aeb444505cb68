import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { RunningFunction } from '../lambda/function.ts'
import { type AsyncPlan, invokeAsync } from '../sources/async-invoke.ts'
import { demandGrant, functionOf, type House } from './house.ts'

const Config = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number().default(2),
  MaximumEventAgeInSeconds: z.number().default(21_600),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
})

const unconfigured: AsyncPlan = { maximumRetries: 2, maximumAgeSeconds: 21_600 }

const Waiting = z.object({ name: z.string(), event: z.string() })

/** Hands a function an event that nobody waits for, with the retries and the failure destination that the template gives it. */
export type AsyncInvoker = (target: RunningFunction, event: string) => void

export const wireAsync = (house: House): AsyncInvoker => {
  const plans = new Map<RunningFunction, AsyncPlan>()
  for (const { id, properties } of house.template.all('AWS::Lambda::EventInvokeConfig', Config)) {
    const target = functionOf(house, properties.FunctionName, id)
    const destination = properties.DestinationConfig?.OnFailure?.Destination
    if (destination) demandGrant(house, target.plan.roleArn, id, { action: 'sqs:SendMessage', resource: destination })
    plans.set(target, {
      maximumRetries: properties.MaximumRetryAttempts,
      maximumAgeSeconds: properties.MaximumEventAgeInSeconds,
      ...(destination && { onFailure: (record: string) => house.queues.send(destination, record) }),
    })
  }
  const begin = (id: string, target: RunningFunction, event: string): void => {
    invokeAsync(target, event, plans.get(target) ?? unconfigured, house.options.asyncRetryDelaysMs)
      .then(() => house.kept.forget('event', id))
      .catch((fault: unknown) => house.options.onTrouble(`An event for ${target.plan.name} was lost: ${String(fault)}`))
  }
  for (const { name: id, value } of house.kept.all('event')) {
    const { name, event } = Waiting.parse(JSON.parse(value))
    const target = house.functions.find(({ plan }) => plan.name === name)
    if (target) begin(id, target, event)
    else house.kept.forget('event', id)
  }
  return (target, event) => {
    const id = randomUUID()
    house.kept.put('event', id, JSON.stringify({ name: target.plan.name, event } satisfies z.input<typeof Waiting>))
    begin(id, target, event)
  }
}
