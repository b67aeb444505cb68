import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeReceipts, encodeReceipts } from '../../../shared/adapters/dynamodb/receipt-bytes.ts'
import { receiptStates } from '../../../shared/domain/receipts/receipt.ts'
import { receiptReasons } from '../../../shared/domain/receipts/receipt-reason.ts'

const receipts = fc.array(
  fc.record(
    {
      slot: fc.nat(0xffff),
      seq: fc.constant(3),
      try: fc.nat(0xff),
      state: fc.constantFrom(...receiptStates),
      at: fc.nat(2 ** 48 - 1),
      reason: fc.constantFrom(...receiptReasons),
    },
    { requiredKeys: ['slot', 'seq', 'try', 'state', 'at'] },
  ),
  { maxLength: 500 },
)

describe('receipts as bytes', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(receipts, some => {
        expect(decodeReceipts(encodeReceipts(some), 3)).toEqual(some)
      }),
    )
  })

  it('are 11 bytes each: a full page is 5.5 kB', () => {
    const one = { slot: 0, seq: 1, try: 1, state: 'delivered', at: 0 } as const
    expect(encodeReceipts(Array.from({ length: 500 }, () => one))).toHaveLength(5500)
  })

  it('never hold a carrier’s own words', () => {
    const bytes = encodeReceipts([
      { slot: 0, seq: 1, try: 1, state: 'failed', at: 0, reason: 'call 12379 to complain' },
    ])
    expect(decodeReceipts(bytes, 1)[0]?.reason).toBe('unclassified')
  })
})
