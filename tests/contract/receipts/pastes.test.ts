import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbPastes } from '../../../shared/adapters/dynamodb/pastes.ts'
import { memoryPastes } from '../../../shared/adapters/memory/pastes.ts'
import type { Pastes } from '../../../shared/ports/pastes.ts'
import { localDynamoDb } from '../support/tables.ts'

const inDynamoDb = async (): Promise<Pastes> => {
  const { client, tables } = await localDynamoDb()
  return dynamoDbPastes(client, tables.warnings)
}
const paste = (warning: string, at: number) => ({ warning, seq: 1, room: '石屋村乡亲群', by: 'operator', at })

describe.each([
  ['memory', async () => memoryPastes()],
  ['DynamoDB', inDynamoDb],
])('what was pasted by hand, in %s', (_, open) => {
  let pastes: Pastes
  beforeAll(async () => {
    pastes = await open()
  })

  it('is kept, each of them, also of one moment, oldest first, by warning', async () => {
    await pastes.append(paste('w1', 2_000))
    await Promise.all([pastes.append(paste('w1', 1_000)), pastes.append(paste('w1', 1_000))])
    await pastes.append({ ...paste('w2', 3_000), place: '430182101201', person: '李某' })
    expect((await pastes.of('w1')).map(({ at }) => at)).toEqual([1_000, 1_000, 2_000])
    expect(await pastes.of('w2')).toEqual([{ ...paste('w2', 3_000), place: '430182101201', person: '李某' }])
    expect(await pastes.of('w3')).toEqual([])
  })
})
