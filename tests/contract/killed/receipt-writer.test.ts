import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbSheetReader } from '../../../shared/adapters/dynamodb/sheet-reader.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import type { ReceiptMessage } from '../../../shared/contracts/queue-messages.ts'
import { formatRef, type SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import { pageOf } from '../../scenario/support/series.ts'
import { at, bySlot, sheet, sheetId } from '../receipts/fixture.ts'
import { type LocalDynamoDb, localDynamoDb } from '../support/tables.ts'
import { mortal } from './mortal.ts'
import type { ReceiptOrder } from './receipt-writer.ts'

/** Three calls of the store, of at most 25 rows each. */
const villages = 60
const slots = 3

const write = mortal<ReceiptOrder>('receipt-writer')

describe('a writer of receipts that is killed', () => {
  let db: LocalDynamoDb
  beforeAll(async () => {
    db = await localDynamoDb()
  })

  const run = (order: Omit<ReceiptOrder, 'tables'>) => write({ tables: db.tables, ...order })
  const born = async (prefix: string): Promise<SheetId[]> => {
    const ids = Array.from({ length: villages }, (_, n) => sheetId(`${prefix}${String(n).padStart(3, '0')}`))
    const sheets = dynamoDbSheets(db.client, db.tables.sheets, Date)
    await Promise.all(ids.map(id => sheets.write(sheet(id, slots))))
    const pages = ids.map(({ place }) => ({ ...pageOf(slots), place }))
    await dynamoDbDirectoryWriter(db.client, db.tables.directory).putPages(pages)
    return ids
  }

  it.each([
    ['before its first write', '430182101', { call: 1, sent: false }],
    ['after its first write', '430182102', { call: 1, sent: true }],
    ['in the midst of its writes', '430182103', { call: 2, sent: true }],
    ['after its last write, before the queue hears of it', '430182104', { call: 3, sent: true }],
  ])('%s loses none and counts none twice: the batch comes again, cut differently', async (_, prefix, diesAt) => {
    const ids = await born(prefix)
    const messages = ids.flatMap(id =>
      pageOf(slots).slots.map(({ address }, slot): ReceiptMessage => {
        const ref = { ref: formatRef(id, 1), recipient: address }
        return { v: 1, kind: 'receipt', carrier: 'alibaba', ...ref, outcome: 'delivered', at: at + slot }
      }),
    )
    expect((await run({ messages, diesAt })).signal).toBe('SIGKILL')
    const half = Math.floor(messages.length / 2) + 1
    for (const again of [messages.slice(half), messages.slice(0, half)])
      expect(await run({ messages: again })).toMatchObject({ code: 0, signal: null })

    const found = await dynamoDbSheetReader(db.client, db.tables.sheets).county('w-receipts', '430182', 1)
    const here = found.filter(({ sheet: { id } }) => id.place.startsWith(prefix))
    expect(here).toHaveLength(villages)
    const expected = Array.from({ length: slots }, (_, slot) => ({ slot, state: 'delivered', at: at + slot }))
    for (const { receipts } of here) expect(bySlot(receipts)).toMatchObject(expected)
  })
})
