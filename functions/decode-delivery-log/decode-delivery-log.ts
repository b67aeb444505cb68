import { receiptDeltas } from '../../shared/domain/receipts/delta.ts'
import type { SlotReceipt } from '../../shared/domain/receipts/receipt.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import { Fault } from '../../shared/ports/fault.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { MessageRef, Receipts } from '../../shared/ports/sheets.ts'
import { type DeliveryReport, readDeliveryStatus } from './delivery-status.ts'
import type { LogEvent } from './log-batch.ts'

type Ports = {
  receipts: Pick<Receipts, 'append' | 'findRefs' | 'countUnmatched'>
  clock: Clock
  pause(milliseconds: number): Promise<void>
  log: Log
}

type Report = DeliveryReport & { event: LogEvent }

const carrier = 'sns'
/**
 * A receipt may overtake our own note of its message id, which is written with the results of a window. Look again after these
 * pauses, 16 s in all, and then leave it to the retries of the asynchronous invocation, the first of which comes a minute later.
 */
const pausesMs = [250, 500, 1_000, 2_000, 4_000, 8_000]
const overtakesForMs = 30_000

/**
 * The delivery log of one batch, as receipts: one delta per sheet, so that the same batch again changes nothing. Throws
 * `Fault('conflict')` while a young receipt has no message to belong to: the invocation is tried again.
 */
export const decodeDeliveryLog =
  (ports: Ports) =>
  async (events: LogEvent[]): Promise<void> => {
    const reports = readAll(ports, events)
    let unmatched = await recordKnown(ports, reports)
    for (const pauseMs of pausesMs) {
      if (!unmatched.some(isYoung(ports))) break
      await ports.pause(pauseMs)
      unmatched = await recordKnown(ports, unmatched)
    }
    if (unmatched.some(isYoung(ports)))
      throw new Fault('conflict', true, 'receipts came before the notes of their messages')
    const lost = unmatched.length + events.length - reports.length
    if (lost > 0) ports.log.warn('receipts-unmatched', { carrier, count: lost })
    await ports.receipts.countUnmatched(carrier, lost)
  }

const isYoung =
  ({ clock }: Ports) =>
  ({ event }: Report): boolean =>
    clock.now() - event.timestamp < overtakesForMs

/** Each line inside its own try: one that cannot be read never hides the others. Nothing of it is logged, for it names a phone. */
const readAll = ({ log }: Ports, events: LogEvent[]): Report[] =>
  events.flatMap(event => {
    try {
      return [{ ...readDeliveryStatus(event.message), event }]
    } catch (fault) {
      log.warn('delivery-status-unreadable', {
        requestId: event.id,
        errorType: fault instanceof Error ? fault.name : 'unknown',
      })
      return []
    }
  })

/** Stores the reports whose messages are known, and returns the others. */
const recordKnown = async ({ receipts }: Ports, reports: Report[]): Promise<Report[]> => {
  const refs = reports.length > 0 ? await receipts.findRefs(carrier, reports) : new Map<string, MessageRef>()
  const known = reports.flatMap(report => {
    const ref = refs.get(report.messageId)
    return ref ? [{ sheet: ref.sheet, receipt: toReceipt(report, ref) }] : []
  })
  await receipts.append(receiptDeltas(known))
  return reports.filter(({ messageId }) => !refs.has(messageId))
}

const toReceipt = ({ state, reason, event }: Report, { slot, seq, try: attempt }: MessageRef): SlotReceipt => ({
  slot,
  seq,
  try: attempt,
  state,
  at: event.timestamp,
  ...(reason && { reason }),
})
