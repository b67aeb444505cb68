import type { ReceiptMessage } from '../../shared/contracts/queue-messages.ts'
import type { Carrier } from '../../shared/domain/channel.ts'
import { parsePlayRef } from '../../shared/domain/loudspeakers/programme-document.ts'
import type { SlotReceipt } from '../../shared/domain/receipts/receipt.ts'
import { receiptReason } from '../../shared/domain/receipts/receipt-reason.ts'
import { batchHash } from '../../shared/domain/sheets/batch-hash.ts'
import { formatRef, parseRef, type SheetId } from '../../shared/domain/sheets/sheet-id.ts'
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

/** Several reports of one Alert on one sheet. */
type Reports = { sheet: SheetId; seq: number; messages: ReceiptMessage[] }

/**
 * A batch of terminals' reports: one delta per sheet. The delta is named by its contents, so a batch that comes again, whole or cut
 * differently, changes nothing.
 */
export const recordReceipt =
  (ports: Ports) =>
  async (messages: ReceiptMessage[]): Promise<void> => {
    const plays = messages.flatMap(message => playOf(message) ?? [])
    const { known, unknown } = bySheet(messages.filter(message => !playOf(message)))
    const [strangers] = await Promise.all([
      Promise.all(known.map(reports => append(ports, reports))),
      plays.length > 0 ? ports.plays.add(plays) : undefined,
    ])
    await countUnmatched(ports, [...unknown, ...strangers.flat()])
  }

/** The village is where the broker heard it, not what the report says of itself. */
const playOf = ({ ref, place, recipient, outcome }: ReceiptMessage): PlayReport | undefined => {
  const play = parsePlayRef(ref)
  if (!play || place === undefined || recipient === undefined) return undefined
  return { ...play, village: place, terminal: recipient, outcome: outcome === 'played' ? 'played' : 'failed' }
}

const bySheet = (messages: ReceiptMessage[]): { known: Reports[]; unknown: ReceiptMessage[] } => {
  const known = new Map<string, Reports>()
  const unknown: ReceiptMessage[] = []
  for (const message of messages) {
    const ref = parseRef(message.ref)
    if (!ref) {
      unknown.push(message)
      continue
    }
    const name = formatRef(ref.sheet, ref.seq)
    const reports = known.get(name) ?? { ...ref, messages: [] }
    reports.messages.push(message)
    known.set(name, reports)
  }
  return { known: [...known.values()], unknown }
}

/** Returns the reports that fit no slot. */
const append = async (ports: Ports, { sheet, seq, messages }: Reports): Promise<ReceiptMessage[]> => {
  const slotOf = await ports.slotOf(sheet, seq)
  const now = ports.clock.now()
  const receipts: SlotReceipt[] = []
  const strangers: ReceiptMessage[] = []
  for (const message of messages) {
    const slot = message.recipient === undefined ? undefined : slotOf(message.recipient)
    if (slot === undefined) strangers.push(message)
    else receipts.push(toReceipt(message, seq, slot, now))
  }
  if (receipts.length > 0) {
    const names = receipts.map(({ slot, state, at, reason }) => [slot, state, at, reason].join())
    await ports.receipts.append(sheet, batchHash(names), receipts)
  }
  return strangers
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
