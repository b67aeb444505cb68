import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import type { SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import type { Tables } from '../../contract/support/create-tables.ts'

const county = '430182'
/** As the protocol has it: some 250 sheets a partition. */
const sheetsPerBucket = 250
const sheetsAtOnce = 32

/** A village of the demo county: 200 subscribers and three responsible people. */
export const phonesEach = 203

const placeOf = (sheet: number): string => `${county}${String(sheet).padStart(6, '0')}`

export const sheetOf = (warning: string, sheet: number): SheetId => ({
  ...{ warning, county, bucket: Math.floor(sheet / sheetsPerBucket), place: placeOf(sheet), channel: 'sms', page: 0 },
})
export const bucketsOf = (sheets: number): number => Math.ceil(sheets / sheetsPerBucket)
/** 86-154 is nobody's. */
export const phoneOf = (sheet: number, slot: number): string => `+86154${String(sheet * 500 + slot).padStart(8, '0')}`

/** The villages' pages, once. */
export const putPages = (client: DynamoDBDocumentClient, tables: Tables, sizes: readonly number[]): Promise<void> =>
  dynamoDbDirectoryWriter(client, tables.directory).putPages(
    sizes.map((size, sheet) => ({
      ...{ place: placeOf(sheet), rev: 1, channel: 'sms', page: 0 },
      slots: Array.from({ length: size }, (_, slot) => ({
        ...{ id: `p-${sheet}-${slot}`, address: phoneOf(sheet, slot), lang: 'zh-CN' },
        ...{ duty: false, exercise: false, also: [] },
      })),
    })),
  )

/** One warning's sheets, as they are when everything is handed over. */
export const putSheets = async (
  client: DynamoDBDocumentClient,
  tables: Tables,
  warning: string,
  sizes: readonly number[],
): Promise<void> => {
  const { write } = dynamoDbSheets(client, tables.sheets, Date)
  const entries = sizes.entries()
  const work = async () => {
    for (const [sheet, size] of entries)
      await write({
        ...{ id: sheetOf(warning, sheet), seq: 1, dirRev: 1, seal: 0, done: true, rev: 0 },
        marks: new Uint32Array(size),
        touched: new Uint8Array(Math.ceil(size / 8)),
      })
  }
  await Promise.all(Array.from({ length: sheetsAtOnce }, work))
}
