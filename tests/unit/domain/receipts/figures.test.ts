import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../../../shared/domain/channel.ts'
import {
  addFigures,
  type Figures,
  figuresOf,
  momentsOf,
  noFigures,
} from '../../../../shared/domain/receipts/figures.ts'
import { receiptStates, type SlotReceipt } from '../../../../shared/domain/receipts/receipt.ts'
import type { ReceiptedSheet } from '../../../../shared/domain/receipts/standing.ts'
import { type Mark, markReasons, markStates, packMark } from '../../../../shared/domain/sheets/mark.ts'

const mark = (state: Mark['state'], reason: Mark['reason'] = 'none'): Mark => ({
  state,
  reason,
  tries: 1,
  maybe: false,
  seconds: 1,
})
const receipt = (slot: number, state: SlotReceipt['state'], more: Partial<SlotReceipt> = {}): SlotReceipt => ({
  slot,
  seq: 1,
  try: 1,
  state,
  at: 5_000,
  ...more,
})
const sheetOf = (marks: Mark[], receipts: SlotReceipt[] = [], channel: Channel = 'sms'): ReceiptedSheet => ({
  sheet: {
    id: { warning: 'w', county: '430182', bucket: 0, place: '430182101001', channel, page: 0 },
    seq: 1,
    dirRev: 1,
    marks: Uint32Array.from(marks, packMark),
    touched: new Uint8Array(Math.ceil(marks.length / 8)),
    seal: 0,
    done: false,
    rev: 1,
  },
  receipts,
})
const one = (of: Mark, state?: SlotReceipt['state'], channel?: Channel): Partial<Figures> => {
  const figures = figuresOf(sheetOf([of], state ? [receipt(0, state)] : [], channel))
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0))
}

describe('one recipient counts', () => {
  it.each<[string, Mark, SlotReceipt['state'] | undefined, Partial<Figures>]>([
    ['planned: open', mark('planned'), undefined, { planned: 1, open: 1 }],
    ['in a window: open', mark('open'), undefined, { planned: 1, open: 1 }],
    ['waiting for a retry: open', mark('retry', 'throttled'), undefined, { planned: 1, open: 1 }],
    [
      'accepted without a receipt: unconfirmed',
      mark('accepted'),
      undefined,
      { planned: 1, accepted: 1, unconfirmed: 1 },
    ],
    [
      'handed to the next carrier: unconfirmed',
      mark('accepted'),
      'handed',
      { planned: 1, accepted: 1, unconfirmed: 1 },
    ],
    ['delivered: accepted and delivered', mark('accepted'), 'delivered', { planned: 1, accepted: 1, delivered: 1 }],
    ['accepted and since failed: failed', mark('accepted'), 'failed', { planned: 1, failed: 1 }],
    [
      'in doubt, but delivered: accepted',
      mark('unknown', 'timeout'),
      'delivered',
      { planned: 1, accepted: 1, delivered: 1 },
    ],
    [
      'in doubt, but handed on: accepted',
      mark('unknown', 'timeout'),
      'handed',
      { planned: 1, accepted: 1, unconfirmed: 1 },
    ],
    ['in doubt: unknown', mark('unknown', 'timeout'), undefined, { planned: 1, unknown: 1 }],
    ['refused: failed', mark('failed', 'opted-out'), undefined, { planned: 1, failed: 1 }],
    ['stopped: suppressed', mark('suppressed', 'stopped'), undefined, { planned: 1, suppressed: 1 }],
    ['not addressed: nowhere', mark('suppressed', 'not-addressed'), undefined, {}],
    ['reached in another place: nowhere', mark('suppressed', 'covered'), undefined, {}],
    ['never alerted: nowhere', mark('suppressed', 'not-alerted'), undefined, {}],
  ])('%s', (_, of, state, expected) => {
    const { reasons: __, ...counts } = one(of, state)
    expect(counts).toEqual(expected)
  })

  it('a room that took the post has nothing left to confirm', () => {
    expect(one(mark('accepted'), undefined, 'group-chat')).toMatchObject({ planned: 1, accepted: 1 })
    expect(one(mark('accepted'), undefined, 'group-chat')).not.toHaveProperty('unconfirmed')
  })

  it('with its reason wherever it is not accepted', () => {
    const sheet = sheetOf(
      [mark('failed', 'opted-out'), mark('accepted'), mark('suppressed', 'stopped'), mark('accepted')],
      [receipt(1, 'failed', { reason: 'phone-unreachable' }), receipt(3, 'failed')],
    )
    expect(figuresOf(sheet).reasons).toEqual({
      'opted-out': 1,
      'phone-unreachable': 1,
      stopped: 1,
      unclassified: 1,
    })
  })

  it('by the receipts of its own seq alone', () => {
    expect(figuresOf(sheetOf([mark('accepted')], [receipt(0, 'delivered', { seq: 0 })])).delivered).toBe(0)
  })
})

const marks = fc.record({
  state: fc.constantFrom(...markStates),
  reason: fc.constantFrom(...markReasons),
  tries: fc.nat(7),
  maybe: fc.boolean(),
  seconds: fc.nat(65_535),
})
const sheets = fc
  .record({
    marks: fc.array(marks, { maxLength: 60 }),
    channel: fc.constantFrom(...Channel.options),
    receipts: fc.array(
      fc.record({
        slot: fc.nat(70),
        seq: fc.constantFrom(1, 2),
        try: fc.nat(3),
        state: fc.constantFrom(...receiptStates),
        at: fc.nat(),
      }),
      { maxLength: 60 },
    ),
  })
  .map(({ marks: some, channel, receipts }) => sheetOf(some, receipts, channel))

describe('figures of any sheets with any receipts', () => {
  it('add up: planned = open + accepted + failed + unknown + suppressed', () => {
    fc.assert(
      fc.property(fc.array(sheets, { maxLength: 5 }), some => {
        const sum = addFigures(some.map(figuresOf))
        expect(sum.open + sum.accepted + sum.failed + sum.unknown + sum.suppressed).toBe(sum.planned)
        expect(Object.values(sum.reasons).reduce((a, b) => a + b, 0)).toBe(sum.failed + sum.unknown + sum.suppressed)
      }),
    )
  })

  it('never deliver more than was accepted, and what is neither delivered nor a room’s is unconfirmed', () => {
    fc.assert(
      fc.property(sheets, sheet => {
        const { accepted, delivered, unconfirmed } = figuresOf(sheet)
        const rooms = sheet.sheet.id.channel === 'group-chat' ? accepted - delivered : 0
        expect(delivered + unconfirmed + rooms).toBe(accepted)
      }),
    )
  })

  it('do not depend on how the sheets are cut', () => {
    fc.assert(
      fc.property(fc.array(sheets, { maxLength: 6 }), fc.nat(6), (some, cut) => {
        const parts = [some.slice(0, cut), some.slice(cut)].map(part => addFigures(part.map(figuresOf)))
        expect(addFigures(parts)).toEqual(addFigures(some.map(figuresOf)))
      }),
    )
  })

  it('of nothing are nothing', () => {
    expect(addFigures([])).toEqual(noFigures)
    expect(momentsOf([])).toEqual({})
  })
})

it('moments are the first hand-over, the last acceptance and the last receipt of all', () => {
  const early = sheetOf([mark('accepted')], [receipt(0, 'delivered', { at: 9_000 })])
  const late = sheetOf([mark('accepted')], [receipt(0, 'delivered', { at: 7_000 }), receipt(0, 'handed', { seq: 2 })])
  expect(
    momentsOf([
      { ...early, sheet: { ...early.sheet, firstSentAt: 100, lastAcceptedAt: 200 } },
      { ...late, sheet: { ...late.sheet, firstSentAt: 150, lastAcceptedAt: 300 } },
    ]),
  ).toEqual({ firstSentAt: 100, lastAcceptedAt: 300, lastReceiptAt: 9_000 })
})
