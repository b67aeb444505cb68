import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dynamoDbQuota } from '../../../shared/adapters/dynamodb/quota.ts'
import { memoryQuota } from '../../../shared/adapters/memory/quota.ts'
import type { Lane } from '../../../shared/domain/channel.ts'
import { capOfQuarter, quarterOf } from '../../../shared/domain/sheets/quarters.ts'
import { capOf } from '../../../shared/domain/sheets/rate.ts'
import { factorAt } from '../../../shared/domain/sheets/throttle.ts'
import type { Quota } from '../../../shared/ports/quota.ts'
import { localDynamoDb } from '../support/tables.ts'

const rate = 1_000
const rates = { alibaba: rate }
/** Fifteen seconds into a row of the table: what is noted here is needed in the next row too. */
const begin = 1_782_860_015_000
const clock = { at: begin, now: () => clock.at }

let another: () => Quota
const stores: [string, () => Promise<() => Quota>][] = [
  [
    'memory',
    async () => {
      const quota = memoryQuota(rates, clock)
      return () => quota
    },
  ],
  [
    'DynamoDB',
    async () => {
      const { client, tables } = await localDynamoDb()
      return () => dynamoDbQuota(client, tables.sheets, rates, clock)
    },
  ],
]

/** Of this quarter and the next: whoever wants that many is granted no more. */
const all = async (quota: Quota, lane: Lane = 'urgent') => (await quota.grant('alibaba', lane, 5_000)).granted
const capAfter = (factor: number, since: number) => {
  const perSecond = capOf(rate * factorAt({ factor, since }, clock.at), 'urgent', false)
  const quarter = quarterOf(clock.at)
  return capOfQuarter(perSecond, quarter) + capOfQuarter(perSecond, quarter + 1)
}
const nextSecond = (into = 0) => {
  clock.at += 1_000 - (clock.at % 1_000) + into
}

describe.each(stores)('a carrier that throttles one worker, in %s', (_, open) => {
  beforeAll(async () => {
    another = await open()
  })
  beforeEach(() => {
    clock.at += 20 * 60_000 - ((clock.at - begin) % 60_000)
  })

  it('is given half of that quarter of a second by all of them together', async () => {
    const [one, other] = [another(), another()]
    expect((await one.grant('alibaba', 'urgent', 100)).granted).toBe(100)
    clock.at += 200
    await one.throttled('alibaba', clock.at - 100)
    expect(await other.grant('alibaba', 'urgent', 40)).toEqual({ granted: 40, inMs: 0 })
    // 21 of this quarter, and 19 of the next.
    expect(await another().grant('alibaba', 'urgent', 5_000)).toEqual({ granted: 102 + 121, inMs: 50 })
  })

  it('is given half in the next second, whoever asks first, and more along one line until all is as before', async () => {
    const workers = [another(), another()]
    clock.at += 900
    const since = clock.at
    await workers[0]?.throttled('alibaba', since - 50)
    for (let second = 1; second <= 14; second += 1) {
      nextSecond()
      // Each second another worker is first; and now and then it is one that has just begun.
      const first = second % 3 === 0 ? another() : workers[second % 2]
      const granted = first && (await all(first))
      expect(granted).toBe(capAfter(0.5, since))
      if (second === 1) expect(granted).toBeLessThanOrEqual(245)
      if (second >= 11) expect(granted).toBe(485)
    }
  })

  it('halves its rate once, however many workers it throttles, and however late they are told', async () => {
    const workers = Array.from({ length: 10 }, another)
    await Promise.all(workers.map(worker => worker.grant('alibaba', 'urgent', 20)))
    const [begun, since] = [clock.at, clock.at + 200]
    clock.at = since
    await Promise.all(workers.map(worker => worker.throttled('alibaba', begun)))
    nextSecond()
    expect(await all(another())).toBe(capAfter(0.5, since))
    clock.at += 3_500
    await Promise.all([...workers, another()].map(worker => worker.throttled('alibaba', begun + 100)))
    nextSecond()
    expect(await all(another())).toBe(capAfter(0.5, since))
  })

  it('halves it again where the lower rate is too much, from where it stands', async () => {
    const [one, other] = [another(), another()]
    const since = clock.at
    await one.throttled('alibaba', since)
    clock.at += 3_000
    await other.throttled('alibaba', clock.at - 500)
    nextSecond()
    expect(await all(another())).toBe(capAfter(0.325, since + 3_000))
    nextSecond()
    expect(await all(one)).toBe(capAfter(0.325, since + 3_000))
  })

  it('is known by the routine lane as well', async () => {
    await another().throttled('alibaba', clock.at)
    expect(await all(another(), 'routine')).toBe(200)
  })
})
