import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { itemsTogether, together } from '../../../shared/adapters/dynamodb/read-together.ts'
import { localDynamoDb } from '../support/tables.ts'

describe('what is asked for in one turn', () => {
  let db: Awaited<ReturnType<typeof localDynamoDb>>
  const calls: string[] = []
  const key = (n: number) => ({ pk: 'together', sk: String(n) })
  const put = (n: number, said: string) =>
    db.client.send(new PutCommand({ TableName: db.tables.sheets, Item: { ...key(n), said } }))

  beforeAll(async () => {
    db = await localDynamoDb()
    db.raw.middlewareStack.add(
      (next, { commandName = '' }) =>
        args => {
          calls.push(commandName)
          return next(args)
        },
      { step: 'initialize', name: 'calls' },
    )
    await Promise.all([0, 1, 2].map(n => put(n, `item ${n}`)))
  })

  it('is one request, and each asker has its own answer, whatever is missing or asked for twice', async () => {
    const itemAt = itemsTogether(db.client, db.tables.sheets, true)
    calls.length = 0
    const items = await Promise.all([2, 0, 9, 2, 1].map(n => itemAt(key(n))))
    expect(items.map(item => item?.said)).toEqual(['item 2', 'item 0', undefined, 'item 2', 'item 1'])
    expect(calls).toEqual(['BatchGetItemCommand'])
  })

  it('is read again when it is asked for again: nothing is kept', async () => {
    const itemAt = itemsTogether(db.client, db.tables.sheets, true)
    expect((await itemAt(key(0)))?.said).toBe('item 0')
    await put(0, 'changed')
    expect((await itemAt(key(0)))?.said).toBe('changed')
    await put(0, 'item 0')
  })

  it('is more than one request where the store takes no more keys in one', async () => {
    const itemAt = itemsTogether(db.client, db.tables.sheets, true)
    calls.length = 0
    const items = await Promise.all(Array.from({ length: 130 }, (_, n) => itemAt(key(n))))
    expect(items.filter(item => item !== undefined)).toHaveLength(3)
    expect(calls).toEqual(['BatchGetItemCommand', 'BatchGetItemCommand'])
  })

  it('fails for everybody who asked, and for nobody who asks later', async () => {
    const answers = [Promise.reject(new Error('the store is away')), Promise.resolve()]
    const answer = together<number, number>(async asks => {
      await answers.shift()
      return [...asks]
    })
    const both = await Promise.allSettled([answer(1), answer(2)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await Promise.all([answer(3), answer(4)])).toEqual([3, 4])
  })
})
