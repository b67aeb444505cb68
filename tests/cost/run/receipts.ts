import { CarrierReceipts, type ReceiptMessage, type SendMessage } from '../../../shared/contracts/queue-messages.ts'
import { formatRef } from '../../../shared/domain/sheets/sheet-id.ts'
import { arrivalsOf, called, polled } from '../../bench/receipts/arrivals.ts'
import type { Random } from '../../scenario/support/random.ts'
import { type CarrierName, carrierKinds, type Taken } from './carriers.ts'
import type { Efforts } from './effort.ts'
import type { Clock, Functions } from './functions.ts'
import type { SlotsOf } from './load-county.ts'
import type { KeptQueues } from './queues.ts'

type Reporting = {
  functions: Functions
  queues: KeptQueues
  clock: Clock
  done: Efforts
  random: Random
  at: number
  perSecond: number
  nameOfPhone(phone: string): string
}
type Queued = { message: ReceiptMessage | CarrierReceipts; at: number }

/** From hand-over to receipt, on the mean: half within five seconds, nine tenths within sixteen. */
const meanReceiptMs = 7_000
/** What a carrier says at once; Alibaba and Tencent say "an array" and no number. */
const receiptsPerCall = 100
/** As the template has the receipts' queue (infra/queues.ts), and what Lambda hands over at most (Lambda quotas, "Invocation payload"). */
export const polling = { pollers: 2, batchSize: 5_000, windowMs: 5_000 }
const largestPayload = 6_000_000
/** What Lambda adds to a message's body. */
const envelopeBytes = 700
/** A loudspeaker says that it has played when it has: after half a minute of speech. */
const speechMs = 30_000
/** As many lines as the local runtime gives a subscription at once; AWS names no number. */
const logging = { pollers: 1, batchSize: 500, windowMs: 1_000 }

/** Each loudspeaker says that it has played; returns how many did. */
export const loudspeakersReport = async (
  { functions, clock, done, random, at, ...rest }: Reporting,
  sheets: readonly SendMessage[],
  slotsOf: SlotsOf,
  sheetsPerSecond: number,
): Promise<number> => {
  const reports = sheets.flatMap(({ sheet, seq }, n) =>
    slotsOf(sheet).map(
      ({ id }): ReceiptMessage => ({
        ...{ v: 1, kind: 'receipt', carrier: 'iot', ref: formatRef(sheet, seq), recipient: id, place: sheet.place },
        ...{ outcome: 'played', at: Math.round(at + (n / sheetsPerSecond) * 1000 + speechMs + random.next() * 1_000) },
      }),
    ),
  )
  const queued = reports.map(message => ({ message, at: message.at })).toSorted((a, b) => a.at - b.at)
  await record({ functions, clock, done, random, at, ...rest }, polled(queued, polling, random))
  return reports.length
}

/** What carriers say of the phones, in their way; returns how often they called back. */
export const phonesReport = async (reporting: Reporting, carrier: CarrierName): Promise<number> => {
  const { functions, random, at, perSecond } = reporting
  const bySheet = [...Map.groupBy(functions.sms.taken, ({ ref }) => ref).values()]
  const arrivals = arrivalsOf({ sizes: bySheet.map(({ length }) => length), perSecond, meanReceiptMs }, random)
  const reports = arrivals.flatMap(({ sheet, slot, at: afterMs }) => {
    const taken = bySheet[sheet]?.[slot]
    return taken ? { taken, at: Math.round(at + afterMs) } : []
  })
  if (carrier === 'sns') {
    await decode(reporting, reports)
    return 0
  }
  return callBack(reporting, carrier, reports)
}

type Report = { taken: Taken; at: number }

const callBack = async (reporting: Reporting, carrier: CarrierName, reports: readonly Report[]): Promise<number> => {
  const { functions, queues, clock, done, nameOfPhone, random, perSecond } = reporting
  const calls = called(reports, receiptsPerCall)
  const queued: Queued[] = []
  for (const { arrivals, at } of calls) {
    clock.at = at
    const receipts = arrivals.map(({ taken, at }) => ({
      ref: carrierKinds[carrier].echoesRef ? taken.ref : taken.messageId,
      recipient: nameOfPhone(taken.address),
      outcome: 'delivered' as const,
      at,
    }))
    await done.of('receive-carrier-report', () => functions.callBack.receipts({ carrier, receipts, unreadable: 0 }))
    queued.push(...queues.take('receipts').map(message => ({ message: CarrierReceipts.parse(message), at })))
  }
  const bytes = envelopeBytes + JSON.stringify(queued[0]?.message).length
  const messagesPerSecond = perSecond / receiptsPerCall / polling.pollers
  const batchSize = Math.min(polling.batchSize, Math.floor(largestPayload / bytes))
  const windowMs = Math.min(polling.windowMs, (batchSize / messagesPerSecond) * 1000)
  await record(reporting, polled(queued, { ...polling, batchSize, windowMs }, random))
  return calls.length
}

/** As many processes as there are pollers, each with its own memory. */
const record = async ({ functions, clock, done }: Reporting, batches: readonly Queued[][]): Promise<void> => {
  const recorders = Array.from({ length: polling.pollers }, () => functions.newRecorder())
  for (const [n, batch] of batches.entries()) {
    const recorder = recorders[n % recorders.length]
    clock.at = batch.at(-1)?.at ?? clock.at
    await done.of('record-receipt', async () => recorder?.(batch.map(({ message }) => message)))
  }
}

const decode = async ({ functions, clock, done, random }: Reporting, reports: readonly Report[]): Promise<void> => {
  const decoder = functions.newDecoder()
  for (const batch of polled(reports, logging, random)) {
    clock.at = batch.at(-1)?.at ?? clock.at
    await done.of('decode-delivery-log', () => decoder(batch.map(lineOf)))
  }
}

/** One line of SNS's delivery log. */
const lineOf = ({ taken: { messageId }, at }: Report) => ({
  id: messageId,
  timestamp: at,
  message: JSON.stringify({
    notification: { messageId, timestamp: new Date(at - meanReceiptMs).toISOString().replace('T', ' ').slice(0, -1) },
    delivery: { providerResponse: 'Message has been accepted by phone', dwellTimeMsUntilDeviceAck: 2_000 },
    status: 'SUCCESS',
  }),
})
