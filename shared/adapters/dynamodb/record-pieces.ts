import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import { type DirectoryRecord, StoredRecord } from '../../domain/directory/directory.ts'
import { Fault } from '../../ports/fault.ts'

/**
 * Records are kept as gzip of their JSON, some thousand to an item: a person is some 25 bytes of it instead of 250, and is billed so.
 * No item exceeds 400 KB (DynamoDB, service quotas); text that is all chance still loses a third in gzip.
 */
const textBytesPerPiece = 550_000
const bytesPerItem = 395_000

/** In order, each an item's worth; no records are one empty piece. */
export const piecesOf = (records: readonly DirectoryRecord[]): Buffer[] => {
  const pieces: string[][] = [[]]
  let bytes = 0
  for (const record of records) {
    const text = JSON.stringify(record)
    const more = Buffer.byteLength(text)
    if (bytes + more > textBytesPerPiece && bytes > 0) {
      pieces.push([])
      bytes = 0
    }
    pieces.at(-1)?.push(text)
    bytes += more
  }
  return pieces.map(texts => zip(`[${texts.join(',')}]`))
}

const zip = (text: string): Buffer => {
  const gz = gzipSync(text, { level: 6 })
  if (gz.length > bytesPerItem) throw new Fault('misconfigured', false, `a record of ${gz.length} bytes is too large`)
  return gz
}

const Records = z.array(StoredRecord)

/** What was stored is checked again: a record of an older form is told apart from one of ours. */
export const readPiece = (gz: Uint8Array): DirectoryRecord[] => Records.parse(JSON.parse(gunzipSync(gz).toString()))
