import * as z from 'zod'
import { PlanMessage, SendMessage, WatchMessage } from '../../shared/contracts/queue-messages.ts'

/** The record that Lambda leaves of a batch of a stream that it gave up: where in the stream it was, and nothing of what it was. */
const StreamFailure = z.object({ DDBStreamBatchInfo: z.object({ streamArn: z.string() }) })

export type LostWork =
  | { kind: 'send'; message: SendMessage }
  | { kind: 'plan' | 'watch'; message: PlanMessage | WatchMessage }
  | { kind: 'outbox' }
  | { kind: 'other' }

/** What the body of a dead letter was meant to do; whatever is not work of ours on a warning is `other`. */
export const lostWork = (body: string): LostWork => {
  const json = parse(body)
  const send = SendMessage.safeParse(json)
  if (send.success) return { kind: 'send', message: send.data }
  const plan = z.union([PlanMessage, WatchMessage]).safeParse(json)
  if (plan.success) return { kind: plan.data.kind, message: plan.data }
  return StreamFailure.safeParse(json).success ? { kind: 'outbox' } : { kind: 'other' }
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
