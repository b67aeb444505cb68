import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbPresence } from '../../../shared/adapters/dynamodb/presence.ts'
import { memoryPresence } from '../../../shared/adapters/memory/presence.ts'
import type { Presence } from '../../../shared/ports/sheets.ts'
import { localDynamoDb } from '../support/tables.ts'

const inDynamoDb = async (): Promise<Presence> => {
  const { client, tables } = await localDynamoDb()
  return dynamoDbPresence(client, tables.directory)
}

describe.each([
  ['memory', async () => memoryPresence()],
  ['DynamoDB', inDynamoDb],
])('presence in %s', (_, build) => {
  let presence: Presence
  beforeAll(async () => {
    presence = await build()
  })
  const online = async (place: string) => [...(await presence.online(place))].toSorted((a, b) => a.localeCompare(b))

  it('of a village nobody heard from is empty', async () => {
    expect(await online('430182101001')).toEqual([])
  })

  it('holds what each terminal said last', async () => {
    const place = '430182101002'
    await presence.record(place, [
      { terminal: 't1', online: true, at: 10 },
      { terminal: 't2', online: true, at: 10 },
    ])
    await presence.record(place, [{ terminal: 't2', online: false, at: 20 }])
    expect(await online(place)).toEqual(['t1'])
  })

  it('a late message does not undo a later one, and what comes with it counts', async () => {
    const place = '430182101003'
    await presence.record(place, [{ terminal: 't1', online: true, at: 20 }])
    await presence.record(place, [
      { terminal: 't1', online: false, at: 15 },
      { terminal: 't3', online: true, at: 15 },
    ])
    expect(await online(place)).toEqual(['t1', 't3'])
  })

  it('of one batch the latest word counts, whatever its order', async () => {
    const place = '430182101004'
    await presence.record(place, [
      { terminal: 't1', online: false, at: 30 },
      { terminal: 't1', online: true, at: 20 },
    ])
    expect(await online(place)).toEqual([])
  })

  it('writers at the same time lose nothing', async () => {
    const place = '430182101005'
    const writers = Array.from({ length: 20 }, (_, writer) =>
      presence.record(
        place,
        Array.from({ length: 6 }, (__, n) => ({ terminal: `t${writer}-${n}`, online: true, at: writer })),
      ),
    )
    await Promise.all(writers)
    expect((await presence.online(place)).size).toBe(120)
  })

  it('a village of a hundred terminals comes online in one batch', async () => {
    const place = '430182101006'
    const all = Array.from({ length: 100 }, (_, n) => ({ terminal: `terminal-${n}.north`, online: true, at: 1 }))
    await presence.record(place, all)
    await presence.record(place, all)
    expect((await presence.online(place)).size).toBe(100)
  })
})
