import { describe, expect, test } from 'vitest'
import { WrongUse } from '../../../infra/command-line.ts'
import { readArguments } from '../../cost/arguments.ts'
import { billOf, paceOf } from '../../cost/bill.ts'
import { prices } from '../../cost/prices.ts'
import { costed, render } from '../../cost/render.ts'
import type { Request } from '../../cost/run/capacity-meter.ts'
import { itemSize } from '../../cost/run/item-size.ts'
import type { Measured } from '../../cost/run/run.ts'
import { audiences, inWords, ownLimits } from '../../cost/seconds.ts'
import { tallyOf } from '../../cost/tally.ts'

const wrote = (pk: string, sk: string, units: number, at = 0): Request => ({
  ...{ by: 'send-sms', at, operation: 'PutItem', read: 0, refused: false },
  written: [{ pk, sk, units }],
})

/** A thousand phones on two sheets. */
const measured = (more: Partial<Measured> = {}): Measured => ({
  carrier: 'tencent',
  recipients: { phones: 1_000, loudspeakers: 0, rooms: 0 },
  requests: [
    wrote('S#w#430182#0', '430182101001#sms#000', 60),
    wrote('S#w#430182#0', '430182101001#sms#000#D#1#x', 30, 999),
    wrote('S#w#430182#0', '430182101001#sms#000#D#1#y', 20, 1_000),
    wrote('REF#tencent#1', '0#x', 5, 1_500),
    { ...wrote('', '', 0), read: 80, written: [] },
  ],
  traffic: new Map([
    ['receipts', { messages: 10, sendCalls: 10, bytes: 10 * 70_000 }],
    ['sms-urgent', { messages: 2, sendCalls: 1, bytes: 400 }],
  ]),
  efforts: new Map([['send-sms', { invocations: 1, cpuSeconds: 0.2, waitedSeconds: 0.3 }]]),
  callbacks: 10,
  carrierCalls: 6,
  ...more,
})

describe('what a run comes to', () => {
  test('units by what they are for, and the key that takes most in one second', () => {
    const tally = tallyOf(measured())
    expect(tally).toMatchObject({ recipients: 1_000, writeUnits: 115, readUnits: 80, storeRequests: 5 })
    expect(tally.byFamily).toMatchObject({ sheets: 60, receipts: 50, 'message ids': 5 })
    expect(tally.hottest).toEqual({ key: 'S#w#430182#0', unitsPerSecond: 90 })
  })

  test('a million recipients by the list', () => {
    const { parts, usd } = billOf(measured(), prices)
    const usdOf = (name: string) => parts.find(part => part.name === name)?.usd
    expect(usdOf('DynamoDB writes')).toBeCloseTo(115_000 * 0.625e-6, 9)
    expect(usdOf('DynamoDB reads')).toBeCloseTo(80_000 * 0.125e-6, 9)
    // Ten sends of two chunks of 64 kB each; one poll takes ten messages, 700 kB are eleven chunks; one delete. Of sheets one of each.
    expect(usdOf('SQS')).toBeCloseTo((20 + 11 + 1 + 3) * 1_000 * 0.4e-6, 9)
    // A gigabyte, with its share of a core, at work for 0.2 s of a whole one; and 0.3 s of waiting.
    const seconds = 0.2 / (1024 / 1769) + 0.3
    expect(usdOf('Lambda, time (estimate)')).toBeCloseTo(seconds * 1_000 * prices.gigabyteSecond, 9)
    expect(usdOf('API Gateway')).toBeCloseTo(11 * 1_000 * 1e-6, 9)
    expect(parts.reduce((sum, part) => sum + part.usd, 0)).toBeCloseTo(usd, 12)
  })

  test('what SNS takes for being the carrier is apart', () => {
    expect(billOf(measured(), prices).fees.some(({ name }) => name.startsWith('SNS'))).toBe(false)
    const { fees } = billOf(measured({ carrier: 'sns' }), prices)
    expect(fees.find(({ name }) => name.startsWith('SNS'))?.usd).toBeCloseTo(0.5 + 0.5, 9)
  })

  test('our own pace is bounded by the workers, and by what the table takes', () => {
    const { seconds, ...sheet } = paceOf(measured())
    expect(sheet).toEqual({ phones: 500, writeUnitsPerPhone: 0.115 })
    const [byWorkers, byTable] = ownLimits({ seconds, ...sheet })
    const [county] = audiences
    if (!county || !byWorkers || !byTable) throw new Error('there are limits and audiences')
    expect(byWorkers.perSecond(county)).toBeCloseTo((10 * 500) / seconds, 6)
    expect(byTable.perSecond(county)).toBeLessThanOrEqual(40_000 / 0.115)
  })

  test('says which goal is met and which is missed', () => {
    const dear = measured({ requests: [wrote('Q#tencent#1', '-', 600)] })
    const text = render([costed(measured()), costed(dear)])
    expect(text).toMatch(/goal, but for SNS: 0\.15 +met +missed/)
    expect(text).toMatch(/goal: 500 +met +missed/)
  })
})

test.each([
  [0.53, '0.5 s'],
  [62.5, '63 s'],
  [25_000, '6.9 h'],
  [2_500_000, '29 d'],
  [50_000_000, '1.6 y'],
])('%d seconds are %s', (seconds, words) => {
  expect(inWords(seconds)).toBe(words)
})

test.each([
  [{ pk: 'ab', n: 12 }, 2 + 2 + 1 + 2],
  [{ b: new Uint8Array(1_000) }, 1_001],
  [{ flag: true, none: undefined }, 4 + 1 + 4],
  [{ list: ['ab', 'c'] }, 4 + 3 + 3 + 2],
  [{ map: { k: 'v' } }, 3 + 3 + 1 + 2],
])('an item is as large as DynamoDB says: %j', (item, bytes) => {
  expect(itemSize(item)).toBe(bytes)
})

test('the arguments of the cost: a carrier, or all; a wrong one is refused in a sentence', () => {
  expect(readArguments([])).toEqual({ carriers: ['alibaba', 'tencent', 'sns'], json: false })
  expect(readArguments(['--carrier', 'sns', '--json'])).toEqual({ carriers: ['sns'], json: true })
  expect(readArguments(['--help'])).toBeUndefined()
  for (const wrong of [['--carrier', 'pigeon'], ['--fast'], ['more']])
    expect(() => readArguments(wrong)).toThrow(WrongUse)
})
