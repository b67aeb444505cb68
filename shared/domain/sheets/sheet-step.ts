import type { Sheet } from './sheet.ts'

/** What a worker that holds the message {sheet, seq} must do next: docs/architecture.md, "The sheet protocol". */
export type SheetStep =
  | { kind: 'supersede' }
  | { kind: 'seal'; seconds: number }
  | { kind: 'wait'; seconds: number }
  | { kind: 'claim' }
  | { kind: 'nothing'; reason: 'overtaken' | 'finished' | 'sealed' }

/** A worker that sealed a sheet comes back this soon: by then the open window has ended. */
const sealedRetrySeconds = 2
/**
 * And this soon when it had not: whose worker died is claimed for up to 25 s, and a message that is received ten times before that
 * would end as a dead letter (`infra/queues.ts`).
 */
const stillLiveRetrySeconds = 4

/** Pure: the same sheet, message and store time always mean the same step. */
export const nextStep = (sheet: Sheet, seq: number, now: number): SheetStep => {
  if (sheet.seq > seq) return { kind: 'nothing', reason: 'overtaken' }
  const live = isLive(sheet, now)
  if (sheet.seq < seq && live)
    return { kind: 'seal', seconds: sheet.seal >= seq ? stillLiveRetrySeconds : sealedRetrySeconds }
  if (sheet.seq < seq) return { kind: 'supersede' }
  if (sheet.done) return { kind: 'nothing', reason: 'finished' }
  if (sheet.seal > sheet.seq)
    return live ? { kind: 'wait', seconds: secondsLive(sheet, now) } : { kind: 'nothing', reason: 'sealed' }
  if (live) return { kind: 'wait', seconds: secondsLive(sheet, now) }
  return { kind: 'claim' }
}

export const isLive = ({ claim }: Sheet, now: number): boolean => claim !== undefined && claim.until > now

const secondsLive = ({ claim }: Sheet, now: number): number =>
  Math.max(1, Math.ceil(((claim?.until ?? now) - now) / 1000))
