import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbStops } from '../../../shared/adapters/dynamodb/stops.ts'
import { memoryStops } from '../../../shared/adapters/memory/stops.ts'
import type { Stop, StopScope } from '../../../shared/domain/sheets/stop.ts'
import type { Stops } from '../../../shared/ports/warnings.ts'
import { localDynamoDb } from '../support/tables.ts'

const inDynamoDb = async (): Promise<Stops> => {
  const { client, tables } = await localDynamoDb()
  return dynamoDbStops(client, tables.warnings)
}
const start = Date.UTC(2026, 6, 1)
const stop = (scope: StopScope, at = start): Stop => ({ scope, by: 'duty-officer', at })

describe.each([
  ['memory', async () => memoryStops()],
  ['DynamoDB', inDynamoDb],
])('stops in %s', (_, build) => {
  let stops: Stops
  beforeAll(async () => {
    stops = await build()
  })

  it('hold until they are lifted, one per scope', async () => {
    const scopes: StopScope[] = [{ all: true }, { warning: 'w1' }, { channel: 'sms' }, { carrier: 'wecom' }]
    for (const scope of scopes) await stops.put(stop(scope))
    await stops.put(stop({ warning: 'w1' }, start + 1))
    expect(await stops.active()).toHaveLength(scopes.length)
    for (const scope of scopes) expect(await stops.lift(scope, 'someone', start + 2)).toBe(true)
    expect(await stops.active()).toEqual([])
  })

  it('that were never put cannot be lifted, and nothing is recorded', async () => {
    const before = (await stops.history(100)).length
    expect(await stops.lift({ warning: 'never' }, 'someone', start)).toBe(false)
    expect(await stops.history(100)).toHaveLength(before)
  })

  it('are on record with who and when, newest first', async () => {
    await stops.put(stop({ warning: 'w2' }, start + 10))
    await stops.lift({ warning: 'w2' }, 'chief', start + 20)
    expect(await stops.history(2)).toEqual([
      { scope: { warning: 'w2' }, by: 'chief', at: start + 20, action: 'lift' },
      { scope: { warning: 'w2' }, by: 'duty-officer', at: start + 10, action: 'put' },
    ])
  })
})
