import type {
  NoticesMessage,
  PlanMessage,
  SendMessage,
  WatchMessage,
} from '../../../shared/contracts/queue-messages.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { WorkQueue } from '../../../shared/ports/queue.ts'

export type Work = PlanMessage | SendMessage | WatchMessage | NoticesMessage

/** Every queue of the service as one, in memory: a message is given once it is visible, in the order in which they were put. */
export const memoryQueue = (clock: Clock) => {
  let waiting: { work: Work; visibleAt: number }[] = []
  const put = (work: readonly Work[], delaySeconds = 0): void => {
    const visibleAt = clock.now() + delaySeconds * 1000
    waiting.push(...work.map(one => ({ work: one, visibleAt })))
  }
  const queue: WorkQueue = {
    plan: async messages => put(messages),
    send: async (messages, delaySeconds) => put(messages, delaySeconds),
    watch: async (message, delaySeconds) => put([message], delaySeconds),
    // Whoever loads a directory publishes it there and then.
    publishRoster: async () => undefined,
    notices: async messages => put(messages),
  }
  return {
    queue,
    put,
    take(): Work | undefined {
      const index = waiting.findIndex(({ visibleAt }) => visibleAt <= clock.now())
      return index < 0 ? undefined : waiting.splice(index, 1)[0]?.work
    },
    /** When the next message is visible, ms; Infinity: there is none. */
    nextAt: (): number => waiting.reduce((first, { visibleAt }) => Math.min(first, visibleAt), Infinity),
    forget(): void {
      waiting = []
    },
  }
}
