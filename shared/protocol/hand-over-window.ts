import { type HandOverResult, notBegun } from '../domain/sheets/hand-over.ts'
import { secondsSince } from '../domain/sheets/mark.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import { markAt } from '../domain/sheets/sheet-marks.ts'
import { closeWindow } from '../domain/sheets/window.ts'
import { type Deferred, recipientOf, type Task } from './claim-task.ts'
import type { Delivery, SheetPorts } from './delivery.ts'
import { isWithheldSince } from './withheld.ts'

/**
 * A call is not begun with less than this left: a carrier may take 5 s to answer, and the results must still be written. Asked anew of an
 * open window: the store may have let its worker wait for it.
 */
export const smallestTimeForCallMs = 8_000

/** Open on the sheet, and written. `decidedAt`: when it was asked whether it may be (store time, ms). */
type OpenWindow = { sheet: Sheet; slots: readonly number[]; decidedAt: number }
/** A window's results; when it was begun, if the carrier throttled it (store time, ms). */
export type Ended = { closed: Sheet; throttledFrom?: number }

/** One window, as it ended. */
export const handOverWindow = async (
  ports: SheetPorts,
  delivery: Delivery,
  task: Task,
  { sheet, slots, decidedAt }: OpenWindow,
  deferred: Deferred,
): Promise<Ended> => {
  const { message, briefing, box } = task
  const mayBegin = await isStillToBegin(ports, delivery, task, decidedAt)
  const begunAt = ports.sheets.now()
  const window = slots.map(slot => ({ slot, try: markAt(sheet, slot).tries, recipient: recipientOf(briefing, slot) }))
  const results = mayBegin
    ? await delivery.handOver({ sheet: sheet.id, briefing, slots: window, lane: message.lane, signal: box.signal })
    : slots.map(() => notBegun)
  for (const [index, slot] of slots.entries()) {
    const result = results[index]
    if (result?.outcome === 'retry-later') deferred.set(slot, result.afterSeconds ?? 0)
  }
  const closed = close(sheet, slots, results, ports, task)
  return results.some(isThrottled) ? { closed, throttledFrom: begunAt } : { closed }
}

const isStillToBegin = async (
  ports: SheetPorts,
  { carrier }: Delivery,
  { message, box }: Task,
  decidedAt: number,
): Promise<boolean> => {
  const hasTime = () => box.remainingMs() >= smallestTimeForCallMs
  return hasTime() && !(await isWithheldSince(decidedAt, ports, { message, carrier }, box)) && hasTime()
}

const close = (
  sheet: Sheet,
  slots: readonly number[],
  results: readonly HandOverResult[],
  ports: SheetPorts,
  { message, briefing }: Task,
): Sheet => {
  const now = ports.sheets.now()
  const seconds = secondsSince(briefing.issued.issuedAt, now)
  const closed = closeWindow(sheet, { slots, results, lane: message.lane, seconds })
  return results.some(({ outcome }) => outcome === 'accepted') ? { ...closed, lastAcceptedAt: now } : closed
}

const isThrottled = (result: HandOverResult): boolean =>
  result.outcome === 'retry-later' && result.reason === 'throttled'
