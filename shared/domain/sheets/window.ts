import type { Lane } from '../channel.ts'
import type { HandOverResult } from './hand-over.ts'
import type { Mark, MarkReason } from './mark.ts'
import type { Sheet } from './sheet.ts'
import { changeMarks, isDone, markAt } from './sheet-marks.ts'

/** Workers that die do not bring a slot of the urgent lane more tries than this. */
const triesOfTheInterrupted = 3
/** Refusals that only mean "not now" wait 2, 4, 8 … seconds, at most a minute. */
const longestBackOffSeconds = 60

/** What may be done with a slot now: hand it over, hold it until a time, or nothing. */
export type Turn = { kind: 'send' } | { kind: 'hold'; untilAt: number }

/** Slots whose outcome a dead worker took with it: nobody knows whether the carrier has them. */
export const recoverOpen = (sheet: Sheet, lane: Lane): Sheet =>
  changeMarks(sheet, mark => (mark.state === 'open' ? afterLostOutcome(mark, lane, 'interrupted') : undefined))

/**
 * The urgent lane hands over once more what is in doubt. Again, and for the last time, only if it was interrupted again: of those whom a
 * worker had in its hand when it died most were never sent to, while a carrier that lost its answer mostly has the message
 * (docs/adr/0022).
 */
const afterLostOutcome = (mark: Mark, lane: Lane, reason: MarkReason): Mark => {
  const mayBeHandedOverAgain = !mark.maybe || (reason === 'interrupted' && mark.tries < triesOfTheInterrupted)
  return { ...mark, state: lane === 'urgent' && mayBeHandedOverAgain ? 'retry' : 'unknown', maybe: true, reason }
}

/** The slots that may be handed over now, and the earliest time at which a held one may. */
export const sendable = (
  sheet: Sheet,
  turnOf: (slot: number) => Turn,
  deferred: { has(slot: number): boolean },
): { slots: number[]; heldUntilAt: number | undefined } => {
  const slots: number[] = []
  let heldUntilAt: number | undefined
  for (const [slot] of sheet.marks.entries()) {
    const { state } = markAt(sheet, slot)
    if ((state !== 'planned' && state !== 'retry') || deferred.has(slot)) continue
    const turn = turnOf(slot)
    if (turn.kind === 'send') slots.push(slot)
    else heldUntilAt = Math.min(heldUntilAt ?? turn.untilAt, turn.untilAt)
  }
  return { slots, heldUntilAt }
}

export const openWindow = (sheet: Sheet, slots: readonly number[]): Sheet => {
  const opened = new Set(slots)
  return changeMarks(sheet, (mark, slot) =>
    opened.has(slot) ? { ...mark, state: 'open', tries: mark.tries + 1, reason: 'none' } : undefined,
  )
}

type Closing = { slots: readonly number[]; results: readonly HandOverResult[]; lane: Lane; seconds: number }

/** The window's results as marks. A slot without a result keeps `open`: the next taker calls it a maybe. */
export const closeWindow = (sheet: Sheet, { slots, results, lane, seconds }: Closing): Sheet => {
  const bySlot = new Map(slots.map((slot, index) => [slot, results[index]]))
  return changeMarks(sheet, (mark, slot) => {
    const result = bySlot.get(slot)
    return result && { ...markAfter(mark, result, lane), seconds }
  })
}

/** One mark after one answer of the carrier. */
export const markAfter = (mark: Mark, result: HandOverResult, lane: Lane): Mark => {
  switch (result.outcome) {
    case 'accepted':
      return { ...mark, state: 'accepted', reason: 'none' }
    case 'refused':
      // An earlier try may have gone through: who was perhaps reached is never shown as failed.
      if (mark.maybe) return { ...mark, state: 'unknown', reason: 'refused-after-maybe' }
      // The wall's own no: it never came to a carrier, so nothing failed.
      return { ...mark, state: result.reason === 'exercise-wall' ? 'suppressed' : 'failed', reason: result.reason }
    case 'retry-later':
      return { ...mark, state: 'retry', reason: result.reason }
    case 'unknown':
      return afterLostOutcome(mark, lane, result.reason)
  }
}

/** Seconds until the retries of a sheet are worth trying. */
export const backOffSeconds = (sheet: Sheet): number => {
  const tries = Array.from(sheet.marks.keys(), slot => markAt(sheet, slot))
    .filter(({ state }) => state === 'retry')
    .map(mark => mark.tries)
  return Math.min(longestBackOffSeconds, 2 ** Math.max(1, Math.min(...tries)))
}

/** Nothing more will be handed over: stopped, or past its time. Whoever may have been reached ends unknown. */
export const endRest = (sheet: Sheet, reasonOf: (slot: number) => MarkReason, seconds: number): Sheet => {
  const ended = changeMarks(sheet, (mark, slot) => {
    if (mark.state !== 'planned' && mark.state !== 'retry' && mark.state !== 'open') return undefined
    if (mark.maybe || mark.state === 'open')
      return { ...mark, state: 'unknown', maybe: true, reason: 'interrupted', seconds }
    return { ...mark, state: 'suppressed', reason: reasonOf(slot), seconds }
  })
  return { ...ended, done: isDone(ended) }
}
