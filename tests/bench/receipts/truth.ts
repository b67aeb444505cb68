import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { queryAll } from '../../../shared/adapters/dynamodb/queries.ts'
import { dynamoDbSheetReader } from '../../../shared/adapters/dynamodb/sheet-reader.ts'
import { partitionOf } from '../../../shared/domain/sheets/sheet-id.ts'
import type { Tables } from '../../contract/support/create-tables.ts'
import { bucketsOf, sheetOf } from './population.ts'

/** What a reader of the store finds of one warning. `lost`, `twice`: receipts that nobody can see, and that are counted twice. */
export type Found = { lost: number; twice: number; rows: number }

export const foundOf = async (
  client: DynamoDBDocumentClient,
  { sheets: table }: Tables,
  warning: string,
  sizes: readonly number[],
): Promise<Found> => {
  const { county } = sheetOf(warning, 0)
  const buckets = bucketsOf(sizes.length)
  const sheets = await dynamoDbSheetReader(client, table).county(warning, county, buckets)
  const delivered = sheets.map(({ receipts }) => receipts.filter(({ state }) => state === 'delivered'))
  const distinct = sum(delivered.map(some => new Set(some.map(({ slot }) => slot)).size))
  const partitions = Array.from({ length: buckets }, (_, bucket) => partitionOf({ warning, county, bucket }))
  const rows = await Promise.all(partitions.map(pk => queryAll(client, table, pk)))
  return {
    lost: sum(sizes) - distinct,
    twice: sum(delivered.map(({ length }) => length)) - distinct,
    rows: rows.flat().filter(({ sk }) => String(sk).includes('#D#')).length,
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)
