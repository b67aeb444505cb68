import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordReceipt } from '../../../functions/record-receipt/record-receipt.ts'
import { dynamoDbReceipts } from '../../../shared/adapters/dynamodb/receipts.ts'
import { dynamoDbSheetReader } from '../../../shared/adapters/dynamodb/sheet-reader.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import { memoryReceipts } from '../../../shared/adapters/memory/receipts.ts'
import { memorySheetReader } from '../../../shared/adapters/memory/sheet-reader.ts'
import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import type { ReceiptMessage } from '../../../shared/contracts/queue-messages.ts'
import { foldReceipts, type SlotReceipt } from '../../../shared/domain/receipts/receipt.ts'
import { formatRef, type SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import type { Receipts } from '../../../shared/ports/sheets.ts'
import { localDynamoDb } from '../support/tables.ts'
import { at, bySlot, sheet, sheetId } from './fixture.ts'

const clock = { now: () => at + 3_600_000 }
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const slots = 8

const inMemory = async () => {
  const [sheets, receipts] = [memorySheets(clock), memoryReceipts()]
  return { sheets, receipts, reader: memorySheetReader({ sheets, receipts }) }
}
const inDynamoDb = async () => {
  const { client, tables } = await localDynamoDb()
  return {
    sheets: dynamoDbSheets(client, tables.sheets, clock),
    receipts: dynamoDbReceipts(client, tables.sheets, clock),
    reader: dynamoDbSheetReader(client, tables.sheets),
  }
}

/** What three villages' carriers say, in the order in which a queue gives it. */
const reports = fc.array(
  fc.record({
    village: fc.nat(2),
    slot: fc.nat(slots - 1),
    outcome: fc.constantFrom('failed' as const, 'handed' as const, 'delivered' as const),
    at: fc.integer({ min: at, max: at + 5 }),
  }),
  { maxLength: 40 },
)
/** One run of a writer: how many it takes, of how many deltas it dies (none: it lives), and whether the queue forgets that it lived. */
const lives = fc.array(
  fc.record({
    takes: fc.integer({ min: 1, max: 12 }),
    diesAfter: fc.option(fc.nat(3), { nil: undefined }),
    again: fc.boolean(),
  }),
  { maxLength: 12 },
)

/** Writes so many deltas and is gone, as a process that is killed in the midst of its calls. */
const dying = (receipts: Receipts, after: number | undefined): Pick<Receipts, 'append' | 'countUnmatched'> => ({
  ...receipts,
  async append(deltas) {
    await receipts.append(after === undefined ? deltas : deltas.slice(0, after))
    if (after !== undefined) throw new Error('killed')
  },
})

describe.each([
  ['memory', inMemory, 300],
  ['DynamoDB', inDynamoDb, 12],
] as const)('writers that die, in %s', (_, open, numRuns) => {
  it('lose no receipt and count none twice, however their batches are cut, come again and overlap', async () => {
    const { sheets, receipts, reader } = await open()
    let run = 0
    await fc.assert(
      fc.asyncProperty(reports, lives, async (said, writers) => {
        run += 1
        const villages = [0, 1, 2].map((n): SheetId => sheetId(`43018210${n}${String(run).padStart(3, '0')}`))
        for (const id of villages) await sheets.write(sheet(id, slots))
        const idOf = (village: number) => villages[village] ?? sheetId('')
        let queue = said.map(
          ({ village, slot, outcome, at }): ReceiptMessage => ({
            ...{ v: 1, kind: 'receipt', carrier: 'iot', ref: formatRef(idOf(village), 1) },
            ...{ recipient: String(slot), outcome, at },
          }),
        )
        const record = (after: number | undefined) => {
          const ports = {
            receipts: { ...dying(receipts, after), findRefs: receipts.findRefs },
            plays: { add: async () => undefined },
            clock,
            log: silent,
          }
          return recordReceipt({ ...ports, slotOf: async () => Number })
        }
        for (const { takes, diesAfter, again } of writers) {
          const [batch, rest] = [queue.slice(0, takes), queue.slice(takes)]
          const lived = await record(diesAfter)(batch).then(
            () => true,
            () => false,
          )
          queue = lived && !again ? rest : [...rest, ...batch]
        }
        await record(undefined)(queue)

        for (const [village, id] of villages.entries()) {
          const expected = said.flatMap(({ village: of, slot, outcome: state, at }): SlotReceipt[] =>
            of === village ? [{ slot, seq: 1, try: 0, state, at }] : [],
          )
          const [found] = await reader.place(id.warning, id.county, id.bucket, id.place)
          expect(bySlot(found?.receipts ?? [])).toEqual(bySlot([...foldReceipts(expected).values()]))
        }
      }),
      { numRuns },
    )
  })
})
