import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbReceipts } from '../../../shared/adapters/dynamodb/receipts.ts'
import { memoryReceipts } from '../../../shared/adapters/memory/receipts.ts'
import type { Receipts } from '../../../shared/ports/sheets.ts'
import { localDynamoDb } from '../support/tables.ts'
import { at, sheetId } from './fixture.ts'

const minute = 60_000
const hour = 60 * minute

/** `readLater`: another process, which has read nothing yet, with the clock where it then is. */
const inDynamoDb = async () => {
  const { client, tables } = await localDynamoDb()
  return (clock: { now: () => number }): Receipts => dynamoDbReceipts(client, tables.sheets, clock)
}
const inMemory = async () => {
  const receipts = memoryReceipts()
  return (): Receipts => receipts
}

describe.each([
  ['memory', inMemory],
  ['DynamoDB', inDynamoDb],
])('notes of message ids in %s, of a carrier that only says when a phone had it', (_, build) => {
  let open: (clock: { now: () => number }) => Receipts
  const windowOf = (messageId: string) => ({
    ...{ carrier: 'tencent' as const, sheet: sheetId('430182101001'), seq: 1 },
    messages: [{ messageId, slot: 7, try: 1 }],
  })
  const find = (messageId: string, receivedAt: number) =>
    open({ now: () => receivedAt }).findRefs('tencent', [{ messageId, takenAt: receivedAt, orEarlier: true }])

  beforeAll(async () => {
    open = await build()
    let now = at
    const writer = open({ now: () => now })
    for (const [messageId, after] of [
      ['at-once', 0],
      ['a-minute-later', minute],
      ['two-days-later', 48 * hour],
    ] as const) {
      now = at + after
      await writer.putRefs(windowOf(messageId))
    }
  })

  it.each([
    ['at once', 'at-once', 3_000],
    ['half an hour later, when the phone was on again', 'at-once', 30 * minute],
    ['after three days, when others were sent meanwhile', 'a-minute-later', 71 * hour],
  ])('are found %s', async (_, messageId, after) => {
    expect((await find(messageId, at + after)).get(messageId)).toMatchObject({ slot: 7, try: 1, seq: 1 })
  })

  it('are not found where there are none', async () => {
    expect((await find('of-nobody', at + hour)).size).toBe(0)
  })
})
