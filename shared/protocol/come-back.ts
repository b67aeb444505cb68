import type { SendMessage } from '../contracts/queue-messages.ts'
import { done, type MessageOutcome } from '../ports/queue.ts'
import type { SheetPorts } from './delivery.ts'

/** SQS: the longest delay of a message (docs, "DelaySeconds"). */
const longestDelaySeconds = 900

/** As a new message, so that tries do not pile up on one until it is a dead letter. */
export const comeBack = async (
  { queue }: Pick<SheetPorts, 'queue'>,
  message: SendMessage,
  seconds: number | undefined,
): Promise<MessageOutcome> => {
  if (seconds !== undefined) await queue.send([message], Math.min(seconds, longestDelaySeconds))
  return done
}
