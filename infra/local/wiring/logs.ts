import * as z from 'zod'
import { CannotStart } from '../cannot-start.ts'
import { type Answer, type Call, json } from '../door/request.ts'
import { batchLogs, type Gathering, logEvent } from '../sources/log-subscription.ts'
import { regionalArn } from '../template/place.ts'
import type { AsyncInvoker } from './async-plans.ts'
import { demandPermission, functionOf, type House } from './house.ts'

const Filter = z.object({ LogGroupName: z.string(), DestinationArn: z.string(), FilterPattern: z.string() })
const Posted = z.object({
  logGroup: z.string(),
  logEvents: z.array(z.object({ id: z.string(), timestamp: z.number(), message: z.string() })),
})

type Subscription = Gathering & { logGroup: string }

/** A subscription takes everything of its group: any other filter pattern stops the start. */
const subscriptions = (house: House, invoke: AsyncInvoker): Subscription[] =>
  house.template.all('AWS::Logs::SubscriptionFilter', Filter).map(({ id, properties }) => {
    const { LogGroupName: logGroup, DestinationArn, FilterPattern } = properties
    if (FilterPattern !== '')
      throw new CannotStart(`The template's ${id} filters logs by "${FilterPattern}", which is not done here.`)
    const target = functionOf(house, DestinationArn, id)
    demandPermission(house, target, 'logs', regionalArn(house.place, 'logs', `log-group:${logGroup}:*`), id)
    const { account } = house.place
    return { logGroup, ...batchLogs(events => invoke(target, logEvent({ name: id, logGroup, account }, events))) }
  })

export type Logs = {
  /** What AWS's own services would write to CloudWatch Logs: `{ logGroup, logEvents }`; the group's last part is enough. */
  take(call: Call): Promise<Answer>
  /** Hands on what is still being gathered. */
  flush(): void
}

export const wireLogs = (house: House, invoke: AsyncInvoker): Logs => {
  const all = subscriptions(house, invoke)
  return {
    flush: () => {
      for (const { flush } of all) flush()
    },
    take: async ({ body }) => {
      const { logGroup, logEvents } = Posted.parse(JSON.parse(body.toString('utf8')))
      for (const subscription of all) {
        if (subscription.logGroup === logGroup || subscription.logGroup.endsWith(`/${logGroup}`))
          subscription.take(logEvents)
      }
      return json(200, {})
    },
  }
}
