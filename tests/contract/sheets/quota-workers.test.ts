import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbQuota } from '../../../shared/adapters/dynamodb/quota.ts'
import type { Quota } from '../../../shared/ports/quota.ts'
import { seeded } from '../../scenario/support/random.ts'
import { localDynamoDb } from '../support/tables.ts'

const clock = { at: 1_782_860_000_000, now: () => clock.at }
/** Of two quarters of a second, one after the other. */
const caps = [242, 243]

describe('workers that share a carrier’s quota', () => {
  let workers: Quota[]
  let tries = 0
  beforeAll(async () => {
    const { client, tables } = await localDynamoDb()
    workers = Array.from({ length: 6 }, () => dynamoDbQuota(client, tables.sheets, { alibaba: 1_000 }, clock))
    client.middlewareStack.add(
      (next, { commandName }) =>
        args => {
          if (commandName === UpdateCommand.name) tries += 1
          return next(args)
        },
      { step: 'initialize', name: 'countTries' },
    )
  })

  it('use all of each quarter of a second and no more, whatever each asks for, and ask for what is spent once each', async () => {
    const random = seeded(3)
    for (let quarter = 0; quarter < 8; quarter += 1) {
      clock.at += 250
      tries = 0
      const grants: number[] = []
      const work = async (quota: Quota) => {
        for (let n = 0; n < 30; n += 1) {
          const { granted } = await quota.grant('alibaba', 'urgent', 5 + random.below(50))
          grants.push(granted)
        }
      }
      await Promise.all(workers.map(work))
      expect(grants.reduce((sum, granted) => sum + granted, 0)).toBe(caps[(quarter + 1) % 2])
      // Beside the tries that were granted: one in vain of each worker, and where little was left as many as shared it.
      const given = grants.filter(granted => granted > 0).length
      expect(tries).toBeLessThanOrEqual(given + 3 * workers.length)
    }
  })

  it('are given something anew when the quarter is over', async () => {
    const [quota] = workers
    if (!quota) throw new Error('there are workers')
    clock.at += 300
    expect((await quota.grant('alibaba', 'urgent', 2_000)).granted).toBe(caps[1])
    expect(await quota.grant('alibaba', 'urgent', 1)).toEqual({ granted: 0, retryAfterMs: 200 })
    clock.at += 200
    expect((await quota.grant('alibaba', 'urgent', 1)).granted).toBe(1)
  })
})
