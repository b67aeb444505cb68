import { notBegun } from '../../domain/sheets/hand-over.ts'
import type { MarkReason } from '../../domain/sheets/mark.ts'
import type { HandOverResult } from '../../ports/carriers.ts'

/**
 * How the carrier behaves at one hand-over: whether it takes the message, and what it then says. The two differ exactly where
 * duplicates come from: it took the message and its answer was lost. `silence`: no answer until the caller gives up.
 */
export type Behaviour = { takes: boolean; says: HandOverResult | 'silence' }

/** Asked once a hand-over, so a test decides by address, by count or by chance; a promise lets it hold the answer back. */
export type Behave<Message> = (message: Message) => Behaviour | Promise<Behaviour>

export const takes: Behaviour = { takes: true, says: { outcome: 'accepted' } }
export const refuses = (reason: MarkReason): Behaviour => ({ takes: false, says: { outcome: 'refused', reason } })
export const putsOff = (reason: MarkReason, afterSeconds?: number): Behaviour => ({
  takes: false,
  says: { outcome: 'retry-later', reason, ...(afterSeconds !== undefined && { afterSeconds }) },
})
/** The answer is lost; `taken` says what nobody but the carrier knows. */
export const losesTheAnswer = (taken: boolean, reason: MarkReason = 'connection-lost'): Behaviour => ({
  takes: taken,
  says: { outcome: 'unknown', reason },
})
export const fallsSilent = (taken: boolean): Behaviour => ({ takes: taken, says: 'silence' })

const interrupted: HandOverResult = { outcome: 'unknown', reason: 'interrupted' }

/** One hand-over, as the carrier behaves; `take` keeps what it takes. */
export const handOver = async <Message>(
  message: Message,
  behave: Behave<Message>,
  take: () => HandOverResult,
  signal: AbortSignal,
): Promise<HandOverResult> => {
  if (signal.aborted) return notBegun
  const behaviour = await behave(message)
  const taken = behaviour.takes ? take() : undefined
  if (behaviour.says === 'silence') return aborted(signal)
  return behaviour.says.outcome === 'accepted' && taken ? taken : behaviour.says
}

const aborted = async (signal: AbortSignal): Promise<HandOverResult> => {
  const { promise, resolve } = Promise.withResolvers<HandOverResult>()
  if (signal.aborted) return interrupted
  signal.addEventListener('abort', () => resolve(interrupted), { once: true })
  return promise
}
