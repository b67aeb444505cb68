import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbQuota } from '../../../shared/adapters/dynamodb/quota.ts'
import type { Quota } from '../../../shared/ports/quota.ts'
import { seeded } from '../../scenario/support/random.ts'
import { localDynamoDb } from '../support/tables.ts'
import { type Watched, watched } from './watched-store.ts'

/** The first second of a row of the table, which has twenty. */
const begin = 1_782_860_000_000
const clock = { at: begin, now: () => clock.at }
/** Of all quarters up to this one: 970 a second. */
const capUpTo = (quarter: number): number => Math.floor((quarter + 1) * 242.5)

describe('workers that share a carrier’s quota', () => {
  let workers: Quota[]
  let requests: Watched
  beforeAll(async () => {
    const { client, raw, tables } = await localDynamoDb()
    requests = watched(raw)
    workers = Array.from({ length: 6 }, () => dynamoDbQuota(client, tables.sheets, { alibaba: 1_000 }, clock))
  })

  it('use all of each quarter of a second and no more, a second ahead, whatever each asks for, and in few tries', async () => {
    const random = seeded(3)
    const granted: { at: number; calls: number }[] = []
    let asked = 0
    for (let quarter = 0; quarter < 12; quarter += 1) {
      clock.at = begin + quarter * 250
      const work = async (quota: Quota) => {
        for (let n = 0; n < 20; n += 1) {
          const grant = await quota.grant('alibaba', 'urgent', 20 + random.below(200))
          asked += 1
          granted.push({ at: clock.at + grant.inMs, calls: grant.granted })
        }
      }
      await Promise.all(workers.map(work))
    }
    // Up to any quarter's end nothing is left, and at most one window is begun early there.
    for (let quarter = 0; quarter < 12; quarter += 1) {
      const before = granted.filter(({ at }) => at < begin + (quarter + 1) * 250)
      const calls = before.reduce((sum, one) => sum + one.calls, 0)
      expect(calls).toBeGreaterThanOrEqual(capUpTo(quarter))
      expect(calls).toBeLessThan(capUpTo(quarter) + 220)
    }
    const whole = granted.reduce((sum, one) => sum + one.calls, 0)
    expect(whole).toBe(capUpTo(14))
    expect(asked).toBe(12 * 6 * 20)
    const given = granted.filter(({ calls }) => calls > 0).length
    // Beside the tries that were granted: up to three in vain of each worker and quarter, where all meet; and not one for each time it asks.
    expect(requests.made().length).toBeGreaterThanOrEqual(given)
    expect(requests.made().length).toBeLessThanOrEqual(given + 12 * 3 * workers.length)
  })

  it('who ask at once for more than a quarter has are granted what follows, each for its own time', async () => {
    clock.at = begin + 40_000
    const wants = [200, 200, 200, 200, 200, 200]
    const grants = await Promise.all(wants.map(want => workers[0]?.grant('alibaba', 'urgent', want)))
    expect(grants).toEqual([
      { granted: 200, inMs: 0 },
      // 42 of this quarter, and the rest of the next, of which 85 are left.
      { granted: 200, inMs: 0 },
      { granted: 200, inMs: 250 },
      { granted: 200, inMs: 500 },
      { granted: 170, inMs: 750 },
      { granted: 0, inMs: 1_000 },
    ])
  })

  it('are told to ask again where all of the next second is granted, or the row is at its end', async () => {
    const [quota, other] = workers
    if (!quota || !other) throw new Error('there are workers')
    clock.at = begin + 60_300
    requests.forget()
    for (const inMs of [0, 450]) expect(await quota.grant('alibaba', 'urgent', 2_000)).toEqual({ granted: 485, inMs })
    for (const one of [quota, other]) expect(await one.grant('alibaba', 'urgent', 1)).toEqual({ granted: 0, inMs: 950 })
    // Who took it all knows without asking, and who was refused once knows as well.
    expect(requests.made()).toHaveLength(3)
    await other.grant('alibaba', 'urgent', 1)
    expect(requests.made()).toHaveLength(3)
    clock.at += 950
    expect(await other.grant('alibaba', 'urgent', 1)).toEqual({ granted: 1, inMs: 0 })
    clock.at = begin + 79_800
    expect((await quota.grant('alibaba', 'urgent', 2_000)).granted).toBe(243)
    expect(await quota.grant('alibaba', 'urgent', 2_000)).toEqual({ granted: 0, inMs: 200 })
    clock.at += 200
    expect(await quota.grant('alibaba', 'urgent', 2_000)).toEqual({ granted: 485, inMs: 0 })
  })
})
