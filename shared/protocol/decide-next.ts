import { type MarkReason, secondsSince } from '../domain/sheets/mark.ts'
import { longestWaitMs } from '../domain/sheets/quarters.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import { isDone } from '../domain/sheets/sheet-marks.ts'
import { stopFor } from '../domain/sheets/stop.ts'
import { backOffSeconds, endRest, openWindow, sendable } from '../domain/sheets/window.ts'
import { type Deferred, recipientOf, type Task } from './claim-task.ts'
import type { Delivery, SheetPorts } from './delivery.ts'
import { smallestTimeForCallMs } from './hand-over-window.ts'
import { isOvertaken } from './overtaken.ts'

/** A window is not opened with less than this left: it must be written first, and that must leave the time for its call. */
const smallestTimeForWindowMs = smallestTimeForCallMs + 1_000

/**
 * What follows: a window of these slots; a pause for the carrier's quota, and the calls that it grants then; or rest until a time (undefined:
 * nothing is left).
 */
export type Next =
  | { kind: 'window'; sheet: Sheet; slots: number[]; decidedAt: number }
  | { kind: 'pause'; sheet: Sheet; ms: number; granted: number }
  | { kind: 'rest'; sheet: Sheet; comeBack?: number }

/**
 * What a later Alert, a STOP, the clock, the policy and the carrier's quota leave to do with a sheet now. `granted`: calls, of a pause that
 * is over.
 */
export const decideNext = async (
  ports: SheetPorts,
  delivery: Delivery,
  { message, briefing, box }: Task,
  sheet: Sheet,
  deferred: Deferred,
  granted = 0,
): Promise<Next> => {
  const { issued } = briefing
  const portion = delivery.portion(message.lane)
  if (isDone(sheet)) return rest(sheet)
  const now = ports.sheets.now()
  const turnOf = (slot: number) => briefing.turnAt(recipientOf(briefing, slot), now)
  const { slots, heldUntilAt } = sendable(sheet, turnOf, deferred)
  // Nothing is asked that no window can follow: a worker near its end writes what it knows, and so do all whose sheets wait behind it.
  const smallestTimeMs = smallestTimeForWindowMs + (granted > 0 ? 0 : longestWaitMs)
  if (slots.length > 0 && box.remainingMs() < smallestTimeMs) return { ...rest(sheet), comeBack: 0 }
  const want = Math.min(slots.length, portion.window)
  // Side by side, for there is a window behind every answer: a grant that a STOP makes useless is of no use to others, and no harm.
  const [stops, overtaken, grant] = await Promise.all([
    ports.stops.active(),
    isOvertaken(ports.warnings, message),
    want > 0 && granted === 0
      ? ports.quota.grant(delivery.carrier, message.lane, Math.ceil(want / portion.call))
      : { granted, inMs: 0 },
  ])
  if (overtaken) return rest(sheet)
  const stop = stopFor(stops, { ...message.sheet, carrier: delivery.carrier })
  if (stop || now >= issued.expiresAt) {
    const reasonOf = (slot: number): MarkReason =>
      stop ? 'stopped' : turnOf(slot).kind === 'hold' ? 'quiet-hours' : 'expired'
    return rest(endRest(sheet, reasonOf, secondsSince(issued.issuedAt, now)))
  }
  if (slots.length === 0) return restUntil(sheet, deferred, now, heldUntilAt)
  if (grant.granted === 0 || grant.inMs > 0) return { kind: 'pause', sheet, ms: grant.inMs, granted: grant.granted }
  const window = slots.slice(0, Math.min(want, grant.granted * portion.call))
  return { kind: 'window', slots: window, decidedAt: now, sheet: startedAt(openWindow(sheet, window), now) }
}

const rest = (sheet: Sheet): Next & { kind: 'rest' } => {
  const { claim: _claim, dueAt: _dueAt, ...free } = sheet
  return { kind: 'rest', sheet: { ...free, done: isDone(sheet) } }
}

/** Retries come back by themselves; what is held comes back with the tick, which knows the end of the quiet hours. */
const restUntil = (sheet: Sheet, deferred: Deferred, now: number, heldUntilAt: number | undefined): Next => {
  const free = rest(sheet)
  if (deferred.size === 0)
    return heldUntilAt === undefined ? free : { ...free, sheet: { ...free.sheet, dueAt: heldUntilAt } }
  const seconds = Math.max(backOffSeconds(sheet), ...deferred.values())
  return { ...free, sheet: { ...free.sheet, dueAt: now + seconds * 1000 }, comeBack: seconds }
}

const startedAt = (sheet: Sheet, now: number): Sheet => ({ ...sheet, firstSentAt: sheet.firstSentAt ?? now })
