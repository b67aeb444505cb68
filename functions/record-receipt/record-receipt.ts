import type { ReceiptMessage } from '../../shared/contracts/queue-messages.ts'
import type { Carrier } from '../../shared/domain/channel.ts'
import { parsePlayRef } from '../../shared/domain/loudspeakers/programme-document.ts'
import { receiptDeltas, type SheetReceipt } from '../../shared/domain/receipts/delta.ts'
import type { SlotReceipt } from '../../shared/domain/receipts/receipt.ts'
import { receiptReason } from '../../shared/domain/receipts/receipt-reason.ts'
import { parseRef } from '../../shared/domain/sheets/sheet-id.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { PlayLog, PlayReport } from '../../shared/ports/programmes.ts'
import type { Receipts } from '../../shared/ports/sheets.ts'
import type { SlotFinder } from './slot-finder.ts'

type Ports = {
  receipts: Pick<Receipts, 'append' | 'countUnmatched'>
  /** Of the weekly programme: no warning's proof. */
  plays: Pick<PlayLog, 'add'>
  slotOf: SlotFinder
  clock: Clock
  log: Log
}

/** Reports of one Alert on one sheet as receipts, and those that fit no slot. */
type Resolved = { receipts: SheetReceipt[]; strangers: ReceiptMessage[] }

/**
 * A batch of reports, folded: one delta per sheet, all of them in a few calls of the store. A delta is named by its contents and merged
 * with the others when it is read, so a batch that comes again, whole or cut differently, changes nothing.
 */
export const recordReceipt =
  (ports: Ports) =>
  async (messages: ReceiptMessage[]): Promise<void> => {
    const plays = messages.flatMap(message => playOf(message) ?? [])
    const byRef = Map.groupBy(
      messages.filter(message => !playOf(message)),
      ({ ref }) => ref,
    )
    const read = await resolveAll(ports, byRef)
    await Promise.all([
      ports.receipts.append(receiptDeltas(read.flatMap(({ receipts }) => receipts))),
      plays.length > 0 ? ports.plays.add(plays) : undefined,
    ])
    await countUnmatched(
      ports,
      read.flatMap(({ strangers }) => strangers),
    )
  }

/** The village is where the broker heard it, not what the report says of itself. */
const playOf = ({ ref, place, recipient, outcome }: ReceiptMessage): PlayReport | undefined => {
  const play = parsePlayRef(ref)
  if (!play || place === undefined || recipient === undefined) return undefined
  return { ...play, village: place, terminal: recipient, outcome: outcome === 'played' ? 'played' : 'failed' }
}

/** A batch may name thousands of sheets, and the store's client has 64 sockets: more only wait for one until they are lost. */
const readsInFlight = 32

const resolveAll = async (ports: Ports, byRef: Map<string, ReceiptMessage[]>): Promise<Resolved[]> => {
  const all: Resolved[] = []
  const references = byRef.entries()
  const work = async () => {
    for (const [ref, reports] of references) all.push(await resolve(ports, ref, reports))
  }
  await Promise.all(Array.from({ length: readsInFlight }, work))
  return all
}

const resolve = async ({ slotOf, clock }: Ports, ref: string, reports: ReceiptMessage[]): Promise<Resolved> => {
  const parsed = parseRef(ref)
  if (!parsed) return { receipts: [], strangers: reports }
  const { sheet, seq } = parsed
  const find = await slotOf(sheet, seq)
  const now = clock.now()
  const receipts: SheetReceipt[] = []
  const strangers: ReceiptMessage[] = []
  for (const report of reports) {
    const slot = report.recipient === undefined ? undefined : find(report.recipient)
    if (slot === undefined) strangers.push(report)
    else receipts.push({ sheet, receipt: toReceipt(report, seq, slot, now) })
  }
  return { receipts, strangers }
}

/** A terminal does not know which try it answers: 0. One whose clock runs ahead says nothing about the future. */
const toReceipt = ({ outcome, at, reason }: ReceiptMessage, seq: number, slot: number, now: number): SlotReceipt => {
  const word = receiptReason(reason)
  return { slot, seq, try: 0, state: outcome, at: Math.min(at, now), ...(word && { reason: word }) }
}

const countUnmatched = async ({ receipts, log }: Ports, messages: ReceiptMessage[]): Promise<void> => {
  const perCarrier = Map.groupBy(messages, ({ carrier }): Carrier => carrier)
  for (const [carrier, { length: count }] of perCarrier) {
    log.warn('receipts-unmatched', { carrier, count })
    await receipts.countUnmatched(carrier, count)
  }
}
