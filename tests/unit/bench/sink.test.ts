import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { behaviours, fateOf } from '../../bench/sink/kinds.ts'
import { Ledger, numbersInBlock } from '../../bench/sink/ledger.ts'
import { tokenBucket } from '../../bench/sink/token-bucket.ts'
import { wireOf } from '../../bench/sink/wires.ts'

const count = (fates: string[], one: string): number => fates.filter(fate => fate === one).length

describe('a sink', () => {
  it('that fails does so with one call in a hundred, and one in a thousand hangs', () => {
    const fates = Array.from({ length: 10_000 }, (_, n) => fateOf(n + 1, behaviours.faults))
    expect(count(fates, 'fail') + count(fates, 'hang')).toBe(100)
    expect(count(fates, 'hang')).toBe(10)
  })

  it('that is only slow takes everything', () => {
    expect(fateOf(1_000, behaviours['50ms'])).toBe('take')
  })

  it.each([
    ['/sns', 'Action=Publish&PhoneNumber=%2B8615400000007&Message=x', [7]],
    ['/tencent', JSON.stringify({ PhoneNumberSet: ['+8615400000001', '+8615499999999'] }), [1, 99_999_999]],
    ['/alibaba?TemplateCode=1&PhoneNumbers=15400000154%2C15415415415&SignName=x', '', [154, 15_415_415]],
    ['/alibaba?TemplateCode=1', `PhoneNumberJson=${encodeURIComponent('["15400000009"]')}`, [9]],
  ])('reads the numbers of a call to %s', (path, body, numbers) => {
    expect(wireOf(path)?.numbers(path, body)).toEqual(numbers)
  })

  it('knows no other carriers', () => {
    expect(wireOf('/wecom')).toBeUndefined()
  })
})

describe('a quota', () => {
  it('lets a second’s worth through at once, and then no more', () => {
    const bucket = tokenBucket(8_000)
    const taken = Array.from({ length: 9_000 }, () => bucket.take(1_000)).filter(Boolean)
    expect(taken).toHaveLength(8_000)
  })

  it('never lets through more than its rate and its burst, whenever it is asked', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 500 }), (pauses, perSecond) => {
        const bucket = tokenBucket(perSecond)
        let now = 0
        const taken = pauses.filter(ms => {
          now += ms
          return bucket.take(now)
        })
        expect(taken.length).toBeLessThanOrEqual(perSecond + (now * perSecond) / 1000 + 1)
      }),
    )
  })

  it('takes a call for many whole, or not at all', () => {
    const bucket = tokenBucket(500)
    expect([200, 200, 200, 100].map(numbers => bucket.take(0, numbers))).toEqual([true, true, false, true])
  })

  it('gives nothing for a clock that goes back', () => {
    const bucket = tokenBucket(1)
    expect([1_000, 0, 1_000].map(now => bucket.take(now))).toEqual([true, false, false])
  })
})

describe('the ledger of a sink', () => {
  it('counts a number that came twice once, and says that it came twice', () => {
    const ledger = new Ledger()
    for (const [number, at] of [
      [1, 10],
      [2, 20],
      [1, 30],
    ] as const)
      ledger.take(number, at)
    expect(ledger.seen()).toMatchObject({ received: 3, distinct: 2, firstAt: 10, lastAt: 30 })
  })

  it('tells the numbers of one block from those of another, and forgets them apart', () => {
    const ledger = new Ledger()
    ledger.take(1, 10)
    ledger.take(50 * numbersInBlock, 20)
    expect(ledger.seen(50)).toMatchObject({ received: 1, firstAt: 20 })
    ledger.forget(50)
    expect(ledger.seen(50)).toMatchObject({ received: 0, distinct: 0 })
    ledger.take(50 * numbersInBlock, 40)
    expect(ledger.seen()).toMatchObject({ received: 2, distinct: 2, lastAt: 40 })
  })

  it('knows how many requests were open at once, at most', () => {
    const ledger = new Ledger()
    ledger.began()
    ledger.began()
    ledger.ended()
    ledger.began()
    expect(ledger.seen()).toMatchObject({ calls: 3, openMost: 2 })
  })
})
