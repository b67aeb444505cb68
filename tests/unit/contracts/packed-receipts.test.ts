import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { PackedReceipts, packReceipts, receiptsPerPack } from '../../../shared/contracts/packed-receipts.ts'
import { CarrierReceipts } from '../../../shared/contracts/queue-messages.ts'
import { batchHandler } from '../../../shared/runtime/batch-handler.ts'
import { recordingLog } from '../support/recording-log.ts'
import { lambdaContext, sqsEvent } from '../support/sqs-event.ts'

type Receipt = CarrierReceipts['receipts'][number]
const messageOf = (receipts: Receipt[]): CarrierReceipts => ({
  ...{ v: 1, kind: 'carrier-receipts', carrier: 'alibaba', unreadable: 0 },
  receipts,
})
const receipt = fc.record({
  ref: fc.string({ maxLength: 255, unit: 'binary' }),
  recipient: fc.string({ minLength: 32, maxLength: 32 }),
  outcome: fc.constantFrom('delivered' as const, 'failed' as const),
  at: fc.nat(),
})
const packOf = (value: unknown) => ({
  ...{ v: 1, kind: 'packed-receipts', carrier: 'alibaba', unreadable: 0 },
  pack: gzipSync(JSON.stringify(value)).toString('base64'),
})
const delivered = (n: number): Receipt => ({
  ref: `w-${'0'.repeat(20)}/1/430182/${n % 10}/430182101${200 + (n % 50)}/sms/0`,
  recipient: randomBytes(16).toString('hex'),
  outcome: 'delivered',
  at: 1_782_850_200_000 + n,
})

describe('what a carrier said at once', () => {
  it('is the same when it is unpacked, whatever it was', () => {
    fc.assert(
      fc.property(fc.array(receipt, { maxLength: receiptsPerPack }), receipts => {
        const message = messageOf(receipts)
        expect(PackedReceipts.parse(JSON.parse(JSON.stringify(packReceipts(message))))).toEqual(message)
      }),
      { numRuns: 30 },
    )
  })

  it('has room for the longest references that a carrier may echo', () => {
    const longest = { ...delivered(0), ref: '\u0001'.repeat(255) }
    const message = messageOf(Array.from({ length: receiptsPerPack }, () => longest))
    expect(PackedReceipts.parse(packReceipts(message))).toEqual(message)
  })

  it('travels in a third of its text, so that some hundred thousand receipts come at once', () => {
    const message = messageOf(Array.from({ length: receiptsPerPack }, (_, n) => delivered(n)))
    const [plain, packed] = [message, packReceipts(message)].map(one => JSON.stringify(one).length)
    expect((packed ?? 0) * 3).toBeLessThan(plain ?? 0)
  })

  it.each([
    ['what is no base64', { ...packOf([]), pack: '电话' }],
    ['what is no gzip', { ...packOf([]), pack: Buffer.from('[]').toString('base64') }],
    ['what is cut short', { ...packOf([]), pack: packOf([delivered(1)]).pack.slice(0, 40) }],
    ['what is no list of receipts', packOf({ ref: 'x' })],
    ['more receipts than a pack holds', packOf(Array.from({ length: receiptsPerPack + 1 }, (_, n) => delivered(n)))],
    ['a bomb', packOf(Array.from({ length: 50 }, () => ({ ...delivered(1), ref: '0'.repeat(1_000_000) })))],
  ])('is refused in a sentence if it is %s', (_, message) => {
    expect(PackedReceipts.safeParse(message).error?.issues).toMatchObject([
      { path: ['pack'], message: expect.stringContaining('is no gzip in base64 of at most 100 receipts') },
    ])
  })

  it('that nobody can unpack stays on the queue alone; the others, and those of the older form, are read', async () => {
    const [packed, plain] = [messageOf([delivered(1)]), messageOf([delivered(2)])]
    const read: unknown[] = []
    const schema = z.discriminatedUnion('kind', [PackedReceipts, CarrierReceipts])
    const handler = batchHandler(schema, async messages => void read.push(...messages), recordingLog())
    const bodies = [packReceipts(packed), { ...packOf([]), pack: 'H4sIAAAA' }, plain].map(body => JSON.stringify(body))
    expect(await handler(sqsEvent(bodies), lambdaContext)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
    expect(read).toEqual([packed, plain])
  })
})
