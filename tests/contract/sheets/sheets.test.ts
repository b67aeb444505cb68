import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import { storeTime } from '../../../shared/adapters/dynamodb/store-time.ts'
import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import { freshSheet } from '../../../shared/domain/sheets/fresh-sheet.ts'
import type { Sheet } from '../../../shared/domain/sheets/sheet.ts'
import type { SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import { openWindow } from '../../../shared/domain/sheets/window.ts'
import type { Sheets } from '../../../shared/ports/sheets.ts'
import { localDynamoDb } from '../support/tables.ts'

const stores: [string, () => Promise<Sheets>][] = [
  ['memory', async () => memorySheets({ now: () => Date.now() })],
  [
    'DynamoDB',
    async () => {
      const { raw, client, tables } = await localDynamoDb()
      return dynamoDbSheets(client, tables.sheets, storeTime(raw))
    },
  ],
]

describe.each(stores)('the sheets in %s', (_, open) => {
  let sheets: Sheets
  let pages = 0
  beforeAll(async () => {
    sheets = await open()
  })

  const id = (): SheetId => ({
    warning: 'w1',
    county: '430182',
    bucket: 0,
    place: '430182101201',
    channel: 'sms',
    page: pages++,
  })
  const fresh = (of: SheetId = id(), seq = 1, before?: Sheet): Sheet =>
    freshSheet({ id: of, seq, dirRev: 7, msgType: 'Update', exemptions: Array(3), ...(before && { before }) })
  const stored = async (change: (sheet: Sheet) => Sheet = sheet => sheet): Promise<Sheet> => {
    const sheet = change(fresh())
    expect(await sheets.write(sheet)).toBe(true)
    return { ...sheet, rev: sheet.rev + 1 }
  }
  const claimed = (token: string) => (sheet: Sheet) => ({ ...openWindow(sheet, [0]), claim: { token, until: 99 } })
  const readBack = async ({ id }: Sheet): Promise<Sheet> => {
    const sheet = await sheets.read(id)
    if (!sheet) throw new Error('the sheet is gone')
    return sheet
  }

  it('give a sheet back as it was put', async () => {
    const sheet = await stored(sheet => ({
      ...claimed('mine')(sheet),
      dueAt: 5,
      firstSentAt: 6,
      lastAcceptedAt: 7,
      touched: Uint8Array.of(5),
    }))
    expect(await readBack(sheet)).toEqual(sheet)
  })

  it('know nothing of a sheet that was never written', async () => {
    expect(await sheets.read(id())).toBeUndefined()
  })

  it('put a sheet once, with the claim and the window of whoever was first', async () => {
    const of = id()
    const born = await Promise.all(['first', 'second'].map(token => sheets.write(claimed(token)(fresh(of)))))
    expect(born.filter(Boolean)).toHaveLength(1)
    const token = born[0] ? 'first' : 'second'
    expect(await readBack(fresh(of))).toMatchObject({
      rev: 1,
      claim: { token },
      marks: claimed(token)(fresh(of)).marks,
    })
  })

  it('take a claim once, and say so again to whoever did not hear it', async () => {
    for (const sheet of [fresh(), await stored()]) {
      expect(await sheets.write(claimed('mine')(sheet))).toBe(true)
      const after = await readBack(sheet)
      expect(await sheets.write(claimed('mine')(sheet))).toBe(true)
      expect(await sheets.write(claimed('another')(sheet))).toBe(false)
      expect(await readBack(sheet)).toEqual(after)
    }
  })

  it('put no sheet in the place of one that was written since', async () => {
    const sheet = await stored()
    expect(await sheets.write({ ...sheet, rev: 0, done: true })).toBe(false)
    expect((await readBack(sheet)).done).toBe(false)
  })

  it('write nothing on a revision that is not stored', async () => {
    const sheet = fresh()
    expect(await sheets.write({ ...sheet, rev: 1 })).toBe(false)
    expect(await sheets.read(sheet.id)).toBeUndefined()
  })

  it('take a claim on the revision that was read, and only once', async () => {
    const sheet = await stored()
    const [first, second] = [claimed('first')(sheet), claimed('second')(sheet)]
    const taken = await Promise.all([sheets.write(first), sheets.write(second)])
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect((await readBack(sheet)).rev).toBe(sheet.rev + 1)
  })

  it('refuse a claim on a sheet that was sealed since it was read', async () => {
    const sheet = await stored()
    await sheets.seal(sheet.id, 2)
    expect(await sheets.write(claimed('mine')(sheet))).toBe(false)
    expect((await readBack(sheet)).seal).toBe(2)
  })

  it('only ever raise a seal', async () => {
    const sheet = await stored()
    await sheets.seal(sheet.id, 3)
    await sheets.seal(sheet.id, 2)
    expect((await readBack(sheet)).seal).toBe(3)
  })

  it('settle a window for whoever holds the claim', async () => {
    const sheet = await stored(claimed('mine'))
    expect(await sheets.settle({ ...sheet, done: true }, 'mine')).toBe('written')
    expect(await readBack(sheet)).toMatchObject({ done: true, claim: { token: 'mine' } })
  })

  it('settle a window once, and say so again to whoever did not hear it', async () => {
    const sheet = await stored(claimed('first'))
    const [second, third] = ['second', 'third'].map(token => ({ ...sheet, claim: { token, until: 99 } }))
    if (!second || !third) throw new Error('there are two')
    expect(await sheets.settle(openWindow(second, [1]), 'first')).toBe('written')
    expect(await sheets.settle(openWindow(second, [1]), 'first')).toBe('written')
    expect(await sheets.settle(openWindow(third, [2]), 'second')).toBe('written')
    const after = await readBack(sheet)
    expect(await sheets.settle(openWindow(second, [1]), 'first')).toBe('lost')
    expect(await readBack(sheet)).toEqual(after)
  })

  it('settle nothing for whoever lost the claim', async () => {
    const sheet = await stored(claimed('mine'))
    expect(await sheets.settle(claimed('after another')({ ...sheet, done: true }), 'another')).toBe('lost')
    expect((await readBack(sheet)).done).toBe(false)
  })

  it('open no further window on a sealed sheet, and still take its results', async () => {
    const sheet = await stored(claimed('mine'))
    await sheets.seal(sheet.id, 2)
    expect(await sheets.settle(openWindow(sheet, [1]), 'mine')).toBe('sealed')
    expect(await sheets.release({ ...sheet, lastAcceptedAt: 8 }, 'mine')).toBe(true)
    const after = await readBack(sheet)
    expect(after).toMatchObject({ lastAcceptedAt: 8, seal: 2 })
    expect(after.claim).toBeUndefined()
  })

  it('release nothing for whoever lost the claim', async () => {
    const sheet = await stored(claimed('mine'))
    expect(await sheets.release(sheet, 'another')).toBe(false)
    expect((await readBack(sheet)).claim?.token).toBe('mine')
  })

  it('forget what a later write leaves out', async () => {
    const sheet = await stored(sheet => ({ ...sheet, dueAt: 5 }))
    const { dueAt: _, ...rest } = sheet
    await sheets.write(rest)
    expect((await readBack(sheet)).dueAt).toBeUndefined()
  })

  it('put the next seq in the place of the earlier one, on its revision', async () => {
    const old = await stored()
    expect(await sheets.supersede(old, fresh(old.id, 2, old))).toBe(true)
    expect(await sheets.supersede(old, fresh(old.id, 3, old))).toBe(false)
    expect((await readBack(old)).seq).toBe(2)
  })

  it('tell the time of the store, not of this machine', () => {
    expect(Math.abs(sheets.now() - Date.now())).toBeLessThan(2_000)
  })
})
