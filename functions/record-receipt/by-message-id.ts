import type { ReceiptMessage } from '../../shared/contracts/queue-messages.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Receipts } from '../../shared/ports/sheets.ts'
import { type Resolved, toReceipt } from './resolved.ts'

type Ports = { receipts: Pick<Receipts, 'findRefs'>; clock: Clock }

/** Carriers that call back and echo nothing: their reports name the message id, which was noted with its window. */
export const namesMessageId = ({ carrier }: ReceiptMessage): boolean => carrier === 'tencent'

/** A receipt may overtake our own note, which is written when a whole window was answered. */
const overtakesForMs = 30_000

/** `early`: as yet of no message, and too young to be given up. */
export const resolveByMessageId = async (
  { receipts, clock }: Ports,
  reports: readonly ReceiptMessage[],
): Promise<Resolved & { early: ReceiptMessage[] }> => {
  const resolved: Resolved & { early: ReceiptMessage[] } = { receipts: [], strangers: [], early: [] }
  const now = clock.now()
  for (const [carrier, theirs] of Map.groupBy(reports, report => report.carrier)) {
    const asked = theirs.map(({ ref, at }) => ({ messageId: ref, takenAt: Math.min(at, now), orEarlier: true }))
    const refs = await receipts.findRefs(carrier, asked)
    for (const report of theirs) {
      const ref = refs.get(report.ref)
      if (ref) resolved.receipts.push({ sheet: ref.sheet, receipt: toReceipt(report, ref, now) })
      else (now - report.at < overtakesForMs ? resolved.early : resolved.strangers).push(report)
    }
  }
  return resolved
}
