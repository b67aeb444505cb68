import type { CarrierReceipts, ReceiptMessage } from '../../shared/contracts/queue-messages.ts'
import type { Carrier } from '../../shared/domain/channel.ts'
import { parsePlayRef } from '../../shared/domain/loudspeakers/programme-document.ts'
import { receiptDeltas, type SheetReceipt } from '../../shared/domain/receipts/delta.ts'
import { parseRef } from '../../shared/domain/sheets/sheet-id.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { PlayLog, PlayReport } from '../../shared/ports/programmes.ts'
import type { Receipts } from '../../shared/ports/sheets.ts'
import { namesMessageId, resolveByMessageId } from './by-message-id.ts'
import { type Resolved, toReceipt } from './resolved.ts'
import type { SlotFinder } from './slot-finder.ts'

type Message = ReceiptMessage | CarrierReceipts

type Ports = {
  receipts: Pick<Receipts, 'append' | 'findRefs' | 'countUnmatched'>
  /** Of the weekly programme: no warning's proof. */
  plays: Pick<PlayLog, 'add'>
  slotOf: SlotFinder
  clock: Clock
  log: Log
}

/**
 * A batch of reports, folded: one delta per sheet, all of them in a few calls of the store. A delta is named by its contents and merged
 * with the others when it is read, so a batch that comes again, whole or cut differently, changes nothing. Returns the messages
 * with young receipts of which nobody knows the SMS yet: they come again.
 */
export const recordReceipt =
  (ports: Ports) =>
  async (messages: Message[]): Promise<Message[]> => {
    const unpacked = messages.map(message => ({ message, reports: unpack(message) }))
    const reports = unpacked.flatMap(one => one.reports)
    const plays = reports.flatMap(report => playOf(report) ?? [])
    const ours = reports.filter(report => !playOf(report))
    const byRef = Map.groupBy(
      ours.filter(report => !namesMessageId(report)),
      ({ ref }) => ref,
    )
    const byId = await resolveByMessageId(ports, ours.filter(namesMessageId))
    const read = [byId, ...(await resolveAll(ports, byRef))]
    await Promise.all([
      ports.receipts.append(receiptDeltas(read.flatMap(({ receipts }) => receipts))),
      plays.length > 0 ? ports.plays.add(plays) : undefined,
    ])
    await countUnmatched(
      ports,
      read.flatMap(({ strangers }) => strangers),
      messages.filter(message => message.kind === 'carrier-receipts'),
    )
    const early = new Set(byId.early)
    return unpacked.flatMap(one => (one.reports.some(report => early.has(report)) ? [one.message] : []))
  }

const unpack = (message: Message): ReceiptMessage[] => {
  if (message.kind === 'receipt') return [message]
  const { v, carrier, receipts } = message
  return receipts.map(receipt => ({ v, kind: 'receipt', carrier, ...receipt }))
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
    // Neither a terminal nor an echoed reference knows which try it answers: 0.
    else receipts.push({ sheet, receipt: toReceipt(report, { seq, slot, try: 0 }, now) })
  }
  return { receipts, strangers }
}

const countUnmatched = async (
  { receipts, log }: Ports,
  strangers: ReceiptMessage[],
  packed: CarrierReceipts[],
): Promise<void> => {
  const perCarrier = new Map<Carrier, number>()
  const add = (carrier: Carrier, count: number) => perCarrier.set(carrier, (perCarrier.get(carrier) ?? 0) + count)
  for (const { carrier } of strangers) add(carrier, 1)
  for (const { carrier, unreadable } of packed) add(carrier, unreadable)
  for (const [carrier, count] of perCarrier) {
    if (count === 0) continue
    log.warn('receipts-unmatched', { carrier, count })
    await receipts.countUnmatched(carrier, count)
  }
}
