import { queuePlans } from '../../../infra/queues.ts'
import { Settings } from '../../../infra/settings.ts'
import { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { MessageOutcome, TimeBox } from '../../../shared/ports/queue.ts'
import type { Clock } from './clock.ts'
import type { Efforts } from './effort.ts'
import type { KeptQueues } from './queues.ts'

type Worked = {
  name: 'send-sms' | 'send-loudspeaker' | 'send-group-chat'
  queue: 'sms-urgent' | 'speaker-urgent' | 'chat'
  queues: KeptQueues
  clock: Clock
  done: Efforts
  /** When a message may be worked on at the earliest: what nobody sends faster than. */
  dueAt(message: SendMessage): number
}
/** What becomes of each message of a batch; made once for each process. */
type Handle = (batch: SendMessage[], box: TimeBox) => Promise<MessageOutcome[]>

const functionTimeoutMs = 20_000

/**
 * A queue until it is empty, as the template has the urgent lane by default: so many processes side by side, each given as many messages
 * as a poll brings while others wait. Returns the messages that were there at first.
 */
export const worked = async (
  { name, queue, queues, clock, done, dueAt }: Worked,
  newProcess: () => Handle,
): Promise<SendMessage[]> => {
  const take = () => queues.take(queue).map(message => SendMessage.parse(message))
  const first = take()
  const waiting = first.map(message => ({ message, at: dueAt(message) }))
  const { urgentConcurrency } = Settings.parse({})

  const work = async (invoke: <T>(one: () => Promise<T>) => Promise<T>): Promise<void> => {
    const handle = newProcess()
    for (;;) {
      const batch = waiting.splice(0, queuePlans[queue].batchSize)
      if (batch.length === 0) return
      await clock.until(batch[0]?.at ?? 0)
      const endsAt = clock.at + functionTimeoutMs
      const box = { remainingMs: () => endsAt - clock.at, signal: new AbortController().signal }
      const messages = batch.map(({ message }) => message)
      const outcomes = await invoke(() => handle(messages, box))
      for (const [n, outcome] of outcomes.entries()) {
        const message = messages[n]
        if (message && outcome.kind === 'back') waiting.push({ message, at: clock.at + outcome.seconds * 1000 })
      }
      waiting.push(...take().map(message => ({ message, at: clock.at })))
    }
  }
  await done.among(name, async invoke => {
    await Promise.all(Array.from({ length: urgentConcurrency }, () => work(invoke)))
  })
  return first
}
