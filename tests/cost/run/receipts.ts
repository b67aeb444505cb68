import { queuePlans } from '../../../infra/queues.ts'
import { PackedReceipts } from '../../../shared/contracts/packed-receipts.ts'
import type { CarrierReceipts, ReceiptMessage, SendMessage } from '../../../shared/contracts/queue-messages.ts'
import { formatRef } from '../../../shared/domain/sheets/sheet-id.ts'
import { called, polled } from '../../bench/receipts/arrivals.ts'
import type { Random } from '../../scenario/support/random.ts'
import { type CarrierName, carrierKinds, type Taken } from './carriers.ts'
import type { Clock } from './clock.ts'
import type { Efforts } from './effort.ts'
import type { Functions } from './functions.ts'
import type { SlotsOf } from './load-county.ts'
import type { KeptQueues } from './queues.ts'

type Reporting = {
  newProcess(): Functions
  queues: KeptQueues
  clock: Clock
  done: Efforts
  random: Random
  nameOfPhone(phone: string): string
}
type Queued = { message: ReceiptMessage | CarrierReceipts; at: number }

/** From hand-over to receipt, on the mean: half within five seconds, nine tenths within sixteen. */
const meanReceiptMs = 7_000
/** What a carrier says at once; Alibaba and Tencent say "an array" and no number. */
const receiptsPerCall = 100
/** As the template has the receipts' queue (infra/queues.ts), and what Lambda hands over at most (Lambda quotas, "Invocation payload"). */
const { batchSize, windowSeconds } = queuePlans.receipts
const polling = { pollers: 2, batchSize, windowMs: windowSeconds * 1000 }
const largestPayload = 6_000_000
/** What Lambda adds to a message's body. */
const envelopeBytes = 700
/** A loudspeaker says that it has played when it has: after half a minute of speech. */
const speechMs = 30_000
/** As many lines as the local runtime gives a subscription at once; AWS names no number. */
const logging = { pollers: 1, batchSize: 500, windowMs: 1_000 }

/** Each loudspeaker says that it has played; returns how many did. */
export const loudspeakersReport = async (
  reporting: Reporting,
  sheets: readonly SendMessage[],
  slotsOf: SlotsOf,
  spokenAt: (n: number) => number,
): Promise<number> => {
  const { random } = reporting
  const reports = sheets.flatMap(({ sheet, seq }, n) =>
    slotsOf(sheet).map(
      ({ id }): ReceiptMessage => ({
        ...{ v: 1, kind: 'receipt', carrier: 'iot', ref: formatRef(sheet, seq), recipient: id, place: sheet.place },
        ...{ outcome: 'played', at: Math.round(spokenAt(n) + speechMs + random.next() * 1_000) },
      }),
    ),
  )
  const queued = reports.map(message => ({ message, at: message.at })).toSorted((a, b) => a.at - b.at)
  await record(reporting, polled(queued, polling, random))
  return reports.length
}

/** What carriers say of the phones, in their way; returns how often they called back. */
export const phonesReport = async (
  reporting: Reporting,
  carrier: CarrierName,
  allTaken: readonly Taken[],
): Promise<number> => {
  const reports = allTaken
    .map(taken => ({ taken, at: Math.round(taken.at - meanReceiptMs * Math.log(1 - reporting.random.next())) }))
    .toSorted((a, b) => a.at - b.at)
  if (carrier === 'sns') {
    await decode(reporting, reports)
    return 0
  }
  return callBack(reporting, carrier, reports)
}

type Report = { taken: Taken; at: number }

const callBack = async (reporting: Reporting, carrier: CarrierName, reports: readonly Report[]): Promise<number> => {
  const { newProcess, queues, clock, done, nameOfPhone, random } = reporting
  const { callBack: queue } = newProcess()
  const calls = called(reports, receiptsPerCall)
  const queued: (Queued & { bytes: number })[] = []
  for (const { arrivals, at } of calls) {
    clock.at = at
    await done.of('receive-carrier-report', () => {
      const receipts = arrivals.map(({ taken, at }) => ({
        ref: carrierKinds[carrier].echoesRef ? taken.ref : taken.messageId,
        recipient: nameOfPhone(taken.address),
        outcome: 'delivered' as const,
        at,
      }))
      return queue.receipts({ carrier, receipts, unreadable: 0 })
    })
    for (const packed of queues.take('receipts'))
      queued.push({ message: PackedReceipts.parse(packed), at, bytes: JSON.stringify(packed).length })
  }
  const largest = envelopeBytes + Math.max(...queued.map(({ bytes }) => bytes))
  const batchSize = Math.min(polling.batchSize, Math.floor(largestPayload / largest))
  await record(reporting, polled(queued, { ...polling, batchSize }, random))
  return calls.length
}

/** As many processes as there are pollers, each with its own memory. */
const record = async ({ newProcess, clock, done }: Reporting, batches: readonly Queued[][]): Promise<void> => {
  const recorders = Array.from({ length: polling.pollers }, newProcess)
  for (const [n, batch] of batches.entries()) {
    const recorder = recorders[n % recorders.length]
    clock.at = batch.at(-1)?.at ?? clock.at
    const again = await done.of('record-receipt', async () => recorder?.record(batch.map(({ message }) => message)))
    if (again?.length !== 0) throw new Error('receipts came before the notes of their messages')
  }
}

const decode = async ({ newProcess, clock, done, random }: Reporting, reports: readonly Report[]): Promise<void> => {
  const decoder = newProcess()
  for (const batch of polled(reports, logging, random)) {
    clock.at = batch.at(-1)?.at ?? clock.at
    await done.of('decode-delivery-log', () => decoder.decode(batch.map(lineOf)))
  }
}

/** One line of SNS's delivery log. */
const lineOf = ({ taken, at }: Report) => ({
  id: taken.messageId,
  timestamp: at,
  message: JSON.stringify({
    notification: {
      messageId: taken.messageId,
      timestamp: new Date(taken.at).toISOString().replace('T', ' ').slice(0, -1),
    },
    delivery: { providerResponse: 'Message has been accepted by phone', dwellTimeMsUntilDeviceAck: 2_000 },
    status: 'SUCCESS',
  }),
})
