import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dynamoDbQuota } from '../../../shared/adapters/dynamodb/quota.ts'
import { capOfQuarter, quarterOf } from '../../../shared/domain/sheets/quarters.ts'
import { capOf } from '../../../shared/domain/sheets/rate.ts'
import type { Quota } from '../../../shared/ports/quota.ts'
import { localDynamoDb } from '../support/tables.ts'
import { type Watched, watched } from './watched-store.ts'

const rate = 1_000
/** Fifteen seconds into a row of the table: what is noted here is needed in the next row too. */
const begin = 1_782_860_015_000
const clock = { at: begin, now: () => clock.at }

let requests: Watched
let worker: () => Quota
beforeAll(async () => {
  const { client, raw, tables } = await localDynamoDb()
  requests = watched(raw)
  worker = () => dynamoDbQuota(client, tables.sheets, { alibaba: rate }, clock)
})
beforeEach(() => {
  clock.at += 20 * 60_000 - ((clock.at - begin) % 60_000)
  requests.forget()
})

/** Of this quarter and the next: whoever wants that many is granted no more. */
const all = async (quota: Quota) => (await quota.grant('alibaba', 'urgent', 5_000)).granted
const capAt = (rate: number) => {
  const perSecond = capOf(rate, 'urgent', false)
  const quarter = quarterOf(clock.at)
  return capOfQuarter(perSecond, quarter) + capOfQuarter(perSecond, quarter + 1)
}

describe('what it costs that workers share a rate', () => {
  const granted = ['UpdateItem']
  const refusedFirst = ['UpdateItem refused', 'UpdateItem']

  it('is nothing where nobody is throttled: a grant is one request and one write unit, in any quarter of a row', async () => {
    const workers = [worker(), worker()]
    for (let quarter = 0; quarter < 180; quarter += 1) {
      clock.at += 250
      await Promise.all(workers.map(one => one.grant('alibaba', 'urgent', 100)))
    }
    expect(requests.made()).toEqual(Array(360).fill('UpdateItem'))
    expect(requests.writeUnits()).toBe(360)
  })

  it('is one read beside, for a routine grant, which looks at the second before', async () => {
    const workers = [worker(), worker()]
    await Promise.all(workers.map(one => one.grant('alibaba', 'routine', 100)))
    expect(requests.made()).toHaveLength(4)
    expect(requests.made().filter(name => name === 'GetItem')).toHaveLength(2)
  })

  it('is one refusal for each worker that did not know, once; and nothing more when the rate is whole again', async () => {
    const [one, other] = [worker(), worker()]
    await one.throttled('alibaba', clock.at)
    // In this row, and in the next.
    expect(requests.made()).toEqual(['UpdateItem', 'UpdateItem'])
    for (const [asker, expected] of [
      [one, granted],
      [other, refusedFirst],
      [other, granted],
    ] as const) {
      requests.forget()
      await asker.grant('alibaba', 'urgent', 10)
      expect(requests.made()).toEqual(expected)
    }
    for (const seconds of [6, 30, 60]) {
      requests.forget()
      clock.at += seconds * 1_000
      await Promise.all([one, other].map(asker => asker.grant('alibaba', 'urgent', 10)))
      expect(requests.made()).toEqual(['UpdateItem', 'UpdateItem'])
    }
  })

  it('is one write of each worker that is throttled in a burst, and one more where it reaches into the next row', async () => {
    const workers = Array.from({ length: 10 }, worker)
    const burst = Array.from({ length: 8 }, () => workers).flat()
    const begun = clock.at
    const told = (one: Quota) => {
      clock.at += 5
      return one.throttled('alibaba', begun)
    }
    await Promise.all(burst.map(told))
    const made = requests.made()
    expect(made.filter(name => name === 'UpdateItem refused')).toHaveLength(9)
    expect(made).toHaveLength(11)
  })

  it('asks nothing of the store for a carrier whose rate is not counted', async () => {
    await worker().throttled('iot', clock.at)
    expect(requests.made()).toEqual([])
  })
})

describe('a store that does not answer while a throttling is noted', () => {
  it('slows down the throttled worker at least', async () => {
    const one = worker()
    requests.fails('before')
    await expect(one.throttled('alibaba', clock.at)).rejects.toThrow()
    requests.fails('no more')
    expect(await all(one)).toBe(capAt(rate * 0.5))
  })

  it('has the note once, in this row and the next, where it was the answer that was lost', async () => {
    requests.fails('after the first write')
    await worker().throttled('alibaba', clock.at)
    expect(await all(worker())).toBe(capAt(rate * 0.5))
    clock.at += 5_000
    expect(await all(worker())).toBe(capAt(rate * 0.75))
  })
})
