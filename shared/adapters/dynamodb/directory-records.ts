import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { DirectoryRecord } from '../../domain/directory/directory.ts'
import type { County } from '../../domain/place.ts'
import type { DirectoryWriter } from '../../ports/directory.ts'
import { Fault } from '../../ports/fault.ts'
import { batchPut } from './batches.ts'
import { recordsKey } from './directory-keys.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'
import { piecesOf, readPiece } from './record-pieces.ts'

const Piece = z.object({ gz: z.instanceof(Uint8Array), of: z.number() })

/** The records of a county, by revision: written whole and never again, so that what is published and what it came from are one. */
export const directoryRecords = (
  client: DynamoDBDocumentClient,
  TableName: string,
): Pick<DirectoryWriter, 'putRecords' | 'records' | 'recordsPiece'> => ({
  async putRecords(county, rev, records) {
    const pieces = piecesOf(records)
    const items = pieces.map((gz, piece) => ({ ...recordsKey(county, rev, piece), v: 1, of: pieces.length, gz }))
    await batchPut(client, TableName, items)
  },
  records: (county, rev) => recordsOf(client, TableName, county, rev),
  async recordsPiece(county, rev, piece) {
    const get = new GetCommand({ TableName, Key: recordsKey(county, rev, piece), ConsistentRead: true })
    const { Item } = await classified(client.send(get))
    return Item && readPiece(Piece.parse(Item).gz)
  },
})

async function* recordsOf(
  client: DynamoDBDocumentClient,
  TableName: string,
  county: County,
  rev: number,
): AsyncGenerator<DirectoryRecord> {
  const items = await queryAll(client, TableName, `C#${county}`, `RECS#${rev}#`)
  const pieces = items.map(item => Piece.parse(item))
  if (pieces.length === 0 || pieces[0]?.of !== pieces.length)
    throw new Fault('corrupt', false, 'the records of a published revision are missing')
  for (const { gz } of pieces) yield* readPiece(gz)
}
