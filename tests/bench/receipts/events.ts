import { randomUUID } from 'node:crypto'
import { queueRecord } from '../../../infra/local/sources/queue-mapping.ts'
import { queuePlans } from '../../../infra/queues.ts'
import { packReceipts } from '../../../shared/contracts/packed-receipts.ts'
import type { CarrierReceipts } from '../../../shared/contracts/queue-messages.ts'
import { formatRef } from '../../../shared/domain/sheets/sheet-id.ts'
import type { Random } from '../../scenario/support/random.ts'
import { type Arrival, arrivalsOf, called, polled } from './arrivals.ts'
import { nameOfPhone } from './phone-key.ts'
import { phoneOf, sheetOf } from './population.ts'

/** A million recipients in a minute, the rate that the goals speak of. */
const perSecond = 1_000_000 / 60
/** Half of them within five seconds, nine tenths within sixteen. */
export const meanReceiptMs = 7_000
/** As `infra/queues.ts` has the queue, and the least concurrency that Lambda takes. */
const { batchSize, windowSeconds } = queuePlans.receipts
const polling = { pollers: 2, batchSize, windowMs: windowSeconds * 1000 }
const mapping = {
  ...{ queueArn: 'arn:aws:sqs:us-east-1:000000000000:tongluo-receipts', region: 'us-east-1' },
  ...{ batchSize, windowSeconds, concurrency: 2, reportsItems: true },
}

/** Texts of events, as Lambda's runtime client gets them: every recipient's receipt, so many a message, as they come. */
export const eventsOf = (warning: string, sizes: readonly number[], perMessage: number, random: Random): string[] => {
  const messages = called(arrivalsOf({ sizes, perSecond, meanReceiptMs }, random), perMessage)
  return polled(messages, polling, random).map(batch =>
    JSON.stringify({ Records: batch.map(({ arrivals }) => recordOf(arrivals.map(one => receiptOf(warning, one)))) }),
  )
}

const receiptOf = (warning: string, { sheet, slot, at }: Arrival): CarrierReceipts['receipts'][number] => ({
  ...{ ref: formatRef(sheetOf(warning, sheet), 1), recipient: nameOfPhone(phoneOf(sheet, slot)) },
  ...{ outcome: 'delivered', at: Math.round(1_780_000_000_000 + at) },
})

/** One as a loudspeaker's report comes, several as a carrier calls back with them. */
const bodyOf = (receipts: CarrierReceipts['receipts']): object =>
  receipts.length === 1
    ? { v: 1, kind: 'receipt', carrier: 'alibaba', ...receipts[0] }
    : packReceipts({ v: 1, kind: 'carrier-receipts', carrier: 'alibaba', receipts, unreadable: 0 })

const recordOf = (receipts: CarrierReceipts['receipts']): object =>
  queueRecord(
    {
      MessageId: randomUUID(),
      ReceiptHandle: randomUUID().repeat(5),
      Body: JSON.stringify(bodyOf(receipts)),
      MD5OfBody: randomUUID().replaceAll('-', ''),
      Attributes: {
        ...{ ApproximateReceiveCount: '1', SentTimestamp: '1780000000000', SenderId: 'AROAEXAMPLE:tongluo' },
        ApproximateFirstReceiveTimestamp: '1780000000001',
      },
    },
    mapping,
  )
