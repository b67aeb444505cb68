import { beforeAll, describe, expect, it } from 'vitest'
import { queryAll } from '../../../shared/adapters/dynamodb/queries.ts'
import { dynamoDbReceipts } from '../../../shared/adapters/dynamodb/receipts.ts'
import { dynamoDbSheetReader } from '../../../shared/adapters/dynamodb/sheet-reader.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import { memoryReceipts } from '../../../shared/adapters/memory/receipts.ts'
import { memorySheetReader } from '../../../shared/adapters/memory/sheet-reader.ts'
import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import { receiptDeltas } from '../../../shared/domain/receipts/delta.ts'
import type { SlotReceipt } from '../../../shared/domain/receipts/receipt.ts'
import { partitionOf, type SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import type { Receipts, SheetReader, Sheets } from '../../../shared/ports/sheets.ts'
import { localDynamoDb } from '../support/tables.ts'
import { at, bySlot, receipt, sheet, sheetId } from './fixture.ts'

type World = {
  receipts: Receipts
  sheets: Sheets
  reader: SheetReader
  /** How many rows of receipts lie beside a sheet. */
  rows(id: SheetId): Promise<number>
}

const inMemory = async (): Promise<World> => {
  const sheets = memorySheets({ now: () => at })
  const receipts = memoryReceipts()
  const reader = memorySheetReader({ sheets, receipts })
  return { sheets, receipts, reader, rows: async id => receipts.rows(id) }
}

const inDynamoDb = async (): Promise<World> => {
  const { client, tables } = await localDynamoDb()
  const clock = { now: () => at }
  return {
    sheets: dynamoDbSheets(client, tables.sheets, clock),
    receipts: dynamoDbReceipts(client, tables.sheets, clock),
    reader: dynamoDbSheetReader(client, tables.sheets),
    async rows(id) {
      const all = await queryAll(client, tables.sheets, partitionOf(id), `${id.place}#${id.channel}#`)
      return all.filter(({ sk }) => /#D#/.test(String(sk))).length
    },
  }
}

describe.each([
  ['memory', inMemory],
  ['DynamoDB', inDynamoDb],
])('receipts in %s', (_, build) => {
  let world: World
  const read = async (id: SheetId) =>
    bySlot((await world.reader.place(id.warning, id.county, id.bucket, id.place)).flatMap(({ receipts }) => receipts))
  const append = (sheet: SheetId, ...batches: SlotReceipt[][]) =>
    Promise.all(batches.map(batch => world.receipts.append(receiptDeltas(batch.map(receipt => ({ sheet, receipt }))))))
  const born = async (place: string, channel: SheetId['channel'] = 'sms', bucket = 0) => {
    const id = sheetId(place, channel, bucket)
    await world.sheets.write(sheet(id, 500))
    return id
  }

  beforeAll(async () => {
    world = await build()
  })

  it('are read back as they were given, to the millisecond', async () => {
    const id = await born('430182101001')
    const given = [
      receipt(0, { try: 3 }),
      receipt(499, { state: 'failed', reason: 'phone-unreachable', at: at + 1 }),
      receipt(7, { state: 'handed', at: at + 2 }),
    ]
    await append(id, given)
    expect(await read(id)).toEqual(bySlot(given))
  })

  it('the same batch again changes nothing', async () => {
    const id = await born('430182101002')
    for (let n = 0; n < 3; n += 1) await append(id, [receipt(1), receipt(2)])
    expect(await world.rows(id)).toBe(1)
    expect(await read(id)).toEqual([receipt(1), receipt(2)])
  })

  it('only grow, in whatever order their batches come', async () => {
    const id = await born('430182101003')
    await append(id, [receipt(1, { at: at + 9 })])
    await append(id, [receipt(1, { state: 'handed' }), receipt(2, { state: 'handed' })])
    await append(id, [receipt(1, { state: 'failed' }), receipt(2, { state: 'failed' })])
    expect(await read(id)).toEqual([receipt(1, { at: at + 9 }), receipt(2, { state: 'handed' })])
  })

  it('of one batch are one row a sheet, with one receipt a slot', async () => {
    const id = await born('430182101004')
    await append(id, [receipt(1, { state: 'handed' }), receipt(2), receipt(1), receipt(1, { state: 'failed' })])
    expect(await world.rows(id)).toBe(1)
    expect(await read(id)).toEqual([receipt(1), receipt(2)])
  })

  it('of writers at the same time are all kept', async () => {
    const id = await born('430182101007')
    const slots = Array.from({ length: 40 }, (_, slot) => slot)
    await append(id, ...slots.map(slot => [receipt(slot)]))
    expect(await world.rows(id)).toBe(slots.length)
    expect(await read(id)).toEqual(slots.map(slot => receipt(slot)))
  })

  it('of hundreds of sheets go in one call', async () => {
    const places = Array.from({ length: 120 }, (_, n) => `430182104${String(n).padStart(3, '0')}`)
    const ids = await Promise.all(places.map(place => born(place)))
    await world.receipts.append(receiptDeltas(ids.map(sheet => ({ sheet, receipt: receipt(5) }))))
    for (const id of ids) expect(await read(id)).toEqual([receipt(5)])
  })

  it('of nobody are nothing', async () => {
    await expect(world.receipts.append([])).resolves.toBeUndefined()
  })

  it('an earlier seq of a sheet is kept, and is not read as a sheet', async () => {
    const id = await born('430182101008')
    const old = await world.sheets.read(id)
    if (!old) throw new Error('the sheet was not born')
    await append(id, [receipt(0)])
    expect(await world.sheets.supersede(old, { ...old, seq: 2, rev: old.rev + 1 })).toBe(true)
    const found = await world.reader.place(id.warning, id.county, id.bucket, id.place)
    expect(found.map(({ sheet: { seq }, receipts }) => [seq, receipts])).toEqual([[2, [receipt(0)]]])
  })

  it('of one sheet say nothing of another: another channel, page, place or seq', async () => {
    const phones = await born('430182101006')
    const speakers = await born('430182101006', 'loudspeaker')
    await append(speakers, [receipt(0, { state: 'played' }), receipt(0, { seq: 2, state: 'handed' })])
    const sheets = await world.reader.place(phones.warning, phones.county, 0, phones.place)
    expect(sheets.map(({ sheet: { id }, receipts }) => [id.channel, receipts.length])).toEqual(
      expect.arrayContaining([
        ['sms', 0],
        ['loudspeaker', 1],
      ]),
    )
    expect(await world.rows(speakers)).toBe(2)
  })

  it('a county is read over all its partitions', async () => {
    await born('430182103001', 'sms', 1)
    await born('430182103002', 'sms', 2)
    const places = async (buckets: number) =>
      (await world.reader.county('w-receipts', '430182', buckets)).map(({ sheet: { id } }) => id.place)
    expect(await places(3)).toEqual(expect.arrayContaining(['430182103001', '430182103002']))
    expect(await places(2)).not.toContain('430182103002')
  })

  const windowOf = (place: string, ids: string[]) => ({
    carrier: 'sns' as const,
    sheet: sheetId(place),
    seq: 1,
    messages: ids.map((messageId, slot) => ({ messageId, slot, try: 2 })),
  })
  const takenNow = (ids: string[]) => ids.map(messageId => ({ messageId, takenAt: at }))

  it('find the slots that a carrier’s message ids stand for, windows at once', async () => {
    const ids = Array.from({ length: 300 }, (_, n) => `m-${n}`)
    await Promise.all([
      world.receipts.putRefs(windowOf('430182102001', ids.slice(0, 200))),
      world.receipts.putRefs(windowOf('430182102002', ids.slice(200))),
    ])
    const found = await world.receipts.findRefs('sns', takenNow([...ids, 'm-none', 'm-1']))
    expect(found.size).toBe(300)
    const expected = { carrier: 'sns', messageId: 'm-299', sheet: sheetId('430182102002'), seq: 1, slot: 99, try: 2 }
    expect(found.get('m-299')).toEqual(expected)
    expect((await world.receipts.findRefs('wecom', takenNow(['m-1']))).size).toBe(0)
  })

  it('find what was noted after somebody looked in vain', async () => {
    expect((await world.receipts.findRefs('sns', takenNow(['late']))).size).toBe(0)
    await world.receipts.putRefs(windowOf('430182102003', ['late']))
    expect((await world.receipts.findRefs('sns', takenNow(['late']))).size).toBe(1)
  })

  it('find a message although the carrier’s clock is half a minute off', async () => {
    await world.receipts.putRefs(windowOf('430182102004', ['skewed']))
    for (const skew of [-30_000, 30_000]) {
      const asked = [{ messageId: 'skewed', takenAt: at + skew }]
      expect((await world.receipts.findRefs('sns', asked)).size).toBe(1)
    }
  })

  it('note nothing for a window that nothing was taken of', async () => {
    await expect(world.receipts.putRefs(windowOf('430182102005', []))).resolves.toBeUndefined()
  })
})
