import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Running } from '../sources/running.ts'
import { startTimer } from '../sources/timer.ts'
import type { AsyncInvoker } from './async-plans.ts'
import { demandGrant, functionOf, type House } from './house.ts'

const Schedule = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.string().default('ENABLED'),
  Target: z.object({ Arn: z.string(), RoleArn: z.string(), Input: z.string().optional() }),
})

const defaultEvent = (at: Date, house: House, scheduleArn: string): string =>
  JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: house.place.account,
    time: at.toISOString(),
    region: house.place.region,
    resources: [scheduleArn],
    detail: '{}',
  })

/** Every schedule of the template. Targets are functions, invoked as the Scheduler does: without waiting. */
export const wireSchedules = (house: House, invoke: AsyncInvoker): Running[] =>
  house.template.all('AWS::Scheduler::Schedule', Schedule).flatMap(({ id, identity, properties }) => {
    const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = properties
    const target = functionOf(house, Target.Arn, id)
    demandGrant(house, Target.RoleArn, id, { action: 'lambda:InvokeFunction', resource: target.plan.arn })
    if (State !== 'ENABLED') return []
    return startTimer(ScheduleExpression, ScheduleExpressionTimezone, at => {
      const input = Target.Input?.replaceAll('<aws.scheduler.scheduled-time>', at.toISOString())
      invoke(target, input ?? defaultEvent(at, house, identity.arn))
    })
  })
