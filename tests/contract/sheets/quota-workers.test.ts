import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbQuota } from '../../../shared/adapters/dynamodb/quota.ts'
import type { Quota } from '../../../shared/ports/quota.ts'
import { seeded } from '../../scenario/support/random.ts'
import { localDynamoDb } from '../support/tables.ts'

const clock = { at: 1_782_860_000_000, now: () => clock.at }
const cap = 970

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

  it('use all of each second and no more, whatever each asks for, and ask a second that is spent once each', async () => {
    const random = seeded(3)
    for (let second = 0; second < 5; second += 1) {
      clock.at += 1_000
      tries = 0
      const grants: number[] = []
      const work = async (quota: Quota) => {
        for (let n = 0; n < 30; n += 1) {
          const { granted } = await quota.grant('alibaba', 'urgent', 20 + random.below(200))
          grants.push(granted)
        }
      }
      await Promise.all(workers.map(work))
      expect(grants.reduce((sum, granted) => sum + granted, 0)).toBe(cap)
      // Beside the tries that were granted: one in vain of each worker, and where little was left as many as shared it.
      const given = grants.filter(granted => granted > 0).length
      expect(tries).toBeLessThanOrEqual(given + 3 * workers.length)
    }
  })

  it('are given something anew when the second is over', async () => {
    const [quota] = workers
    if (!quota) throw new Error('there are workers')
    clock.at += 1_000
    expect((await quota.grant('alibaba', 'urgent', 2_000)).granted).toBe(cap)
    expect(await quota.grant('alibaba', 'urgent', 1)).toEqual({ granted: 0, retryAfterMs: 1_000 })
    clock.at += 1_000
    expect((await quota.grant('alibaba', 'urgent', 1)).granted).toBe(1)
  })
})
