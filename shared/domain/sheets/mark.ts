/**
 * A mark is what is known about handing one Alert to one recipient: 4 bytes.
 *   bits 31–28 state · 27–25 tries · 24 maybe · 23–16 reason · 15–0 seconds since issue (saturating at 65,535 = 18 h)
 */
export const markStates = ['planned', 'open', 'retry', 'accepted', 'failed', 'unknown', 'suppressed'] as const
export type MarkState = (typeof markStates)[number]
export const finalStates = ['accepted', 'failed', 'unknown', 'suppressed'] as const satisfies MarkState[]

/** Closed list; a number in storage, so append only. The same word in API, log, metric and runbook. */
export const markReasons = [
  'none',
  // suppressed, outside the planned count: nobody is owed this hand-over
  'not-addressed',
  'covered',
  'not-alerted',
  // suppressed
  'quiet-hours',
  'stopped',
  'expired',
  'exercise-wall',
  // failed
  'invalid-address',
  'opted-out',
  'carrier-refused',
  'robot-revoked',
  'no-carrier',
  'too-long',
  'tries-exhausted',
  'dead-letter',
  // unknown, and retry
  'interrupted',
  'timeout',
  'connection-lost',
  'throttled',
  'carrier-busy',
  'refused-after-maybe',
  'room-is-full',
  // failed
  'nothing-to-say',
  'robot-settings',
  // suppressed, outside the planned count: an exercise is not for this recipient
  'not-on-exercise-list',
  // accepted, with an earlier Alert: has the words that an Update only translates
  'translation-only',
  // failed: carriers that send registered templates only
  'no-template',
  'template-refused',
  // failed, and retry: the carrier lets this number have no more for now
  'number-limit',
  // retry: the carrier refuses our account, whomever it is for
  'account-refused',
] as const
export type MarkReason = (typeof markReasons)[number]

export type Mark = { state: MarkState; tries: number; maybe: boolean; reason: MarkReason; seconds: number }

export const bytesPerMark = 4
const maxTries = 7
const maxSeconds = 0xffff

/** Of an Alert's issue, as marks have it. Times: ms. */
export const secondsSince = (at: number, now: number): number => Math.max(0, Math.floor((now - at) / 1000))

export const packMark = ({ state, tries, maybe, reason, seconds }: Mark): number =>
  ((markStates.indexOf(state) << 28) |
    (Math.min(tries, maxTries) << 25) |
    ((maybe ? 1 : 0) << 24) |
    (markReasons.indexOf(reason) << 16) |
    Math.min(Math.max(Math.trunc(seconds), 0), maxSeconds)) >>>
  0

export const unpackMark = (word: number): Mark => {
  const state = markStates[word >>> 28]
  const reason = markReasons[(word >>> 16) & 0xff]
  if (state === undefined || reason === undefined) throw new RangeError(`not a mark: 0x${word.toString(16)}`)
  return { state, tries: (word >>> 25) & 7, maybe: ((word >>> 24) & 1) === 1, reason, seconds: word & maxSeconds }
}

export const isFinal = ({ state }: Mark): boolean => (finalStates as readonly MarkState[]).includes(state)

/** Outside the plan: it stays visible as a mark, and is in no count. */
export const isOutsidePlan = ({ state, reason }: Mark): boolean =>
  state === 'suppressed' && (outsidePlan as readonly MarkReason[]).includes(reason)

const outsidePlan = ['not-addressed', 'covered', 'not-alerted', 'not-on-exercise-list'] as const satisfies MarkReason[]
