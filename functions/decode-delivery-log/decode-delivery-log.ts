import { batchHash } from '../../shared/domain/batch-hash.ts'
import { sheetName } from '../../shared/domain/sheet-id.ts'
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
type Matched = { report: Report; ref: MessageRef }

const carrier = 'sns'
/**
 * A receipt may overtake our own note of its message id, which is written with the results of a window: seconds later, a claim's
 * length at the most. Look again after these pauses, and then leave it to the retries of the asynchronous invocation.
 */
const pausesMs = [250, 500, 1_000, 2_000]
const overtakesForMs = 30_000

/**
 * The delivery log of one batch, as receipts: one delta per sheet, named by the ids of its log lines, so that the same batch again
 * changes nothing. Throws `Fault('conflict')` while a young receipt has no message to belong to: the invocation is tried again.
 */
export const decodeDeliveryLog =
  (ports: Ports) =>
  async (events: LogEvent[]): Promise<void> => {
    const reports = readAll(ports, events)
    const { matched, unmatched } = await match(ports, reports)
    await Promise.all([...bySheet(matched).values()].map(group => append(ports, group)))
    const now = ports.clock.now()
    if (unmatched.some(({ event }) => now - event.timestamp < overtakesForMs))
      throw new Fault('conflict', true, 'receipts came before the notes of their messages')
    const lost = unmatched.length + events.length - reports.length
    if (lost > 0) ports.log.warn('receipts-unmatched', { carrier, count: lost })
    await ports.receipts.countUnmatched(carrier, lost)
  }

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

const match = async (ports: Ports, reports: Report[]): Promise<{ matched: Matched[]; unmatched: Report[] }> => {
  const matched: Matched[] = []
  let unmatched = reports
  for (const pause of [0, ...pausesMs]) {
    const now = ports.clock.now()
    if (pause > 0 && !unmatched.some(({ event }) => now - event.timestamp < overtakesForMs)) break
    if (pause > 0) await ports.pause(pause)
    const refs = await ports.receipts.findRefs(
      carrier,
      unmatched.map(({ messageId }) => messageId),
    )
    for (const report of unmatched) {
      const ref = refs.get(report.messageId)
      if (ref) matched.push({ report, ref })
    }
    unmatched = unmatched.filter(({ messageId }) => !refs.has(messageId))
    if (unmatched.length === 0) break
  }
  return { matched, unmatched }
}

const bySheet = (matched: Matched[]): Map<string, Matched[]> => Map.groupBy(matched, ({ ref }) => sheetName(ref.sheet))

const append = async ({ receipts }: Ports, group: Matched[]): Promise<void> => {
  const [first] = group
  if (!first) return
  await receipts.append(
    first.ref.sheet,
    batchHash(group.map(({ report }) => report.event.id)),
    group.map(({ report: { state, reason, event }, ref: { slot, seq, try: attempt } }) => ({
      slot,
      seq,
      try: attempt,
      state,
      at: event.timestamp,
      ...(reason && { reason }),
    })),
  )
}
