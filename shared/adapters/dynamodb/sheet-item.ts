import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'
import { Channel } from '../../domain/channel.ts'
import { bytesPerMark } from '../../domain/sheets/mark.ts'
import type { Sheet } from '../../domain/sheets/sheet.ts'
import { partitionOf, rowOf, type SheetId } from '../../domain/sheets/sheet-id.ts'

/**
 * A sheet as an item: marks as 4 big-endian bytes a slot, deflated, since neighbours mostly fare alike: a village of 200 is one write unit
 * and not two.
 */
const SheetItem = z.object({
  pk: z.string(),
  sk: z.string(),
  v: z.number(),
  seq: z.number(),
  dirRev: z.number(),
  marks: z.instanceof(Uint8Array),
  touched: z.instanceof(Uint8Array),
  claim: z.object({ token: z.string(), until: z.number() }).optional(),
  seal: z.number(),
  done: z.boolean(),
  dueAt: z.number().optional(),
  firstSentAt: z.number().optional(),
  lastAcceptedAt: z.number().optional(),
  post: z.string().optional(),
  rev: z.number(),
})
export type SheetItem = z.infer<typeof SheetItem>

/** 1: its marks are not deflated. */
export const itemVersion = 2

export const sheetKey = (id: SheetId): { pk: string; sk: string } => ({ pk: partitionOf(id), sk: rowOf(id) })
/** An earlier seq of the same sheet, kept as it ended. */
export const archiveKey = (id: SheetId, seq: number) => ({ pk: partitionOf(id), sk: `${rowOf(id)}#A${seq}` })

export const encodeMarks = (marks: Uint32Array): Uint8Array => {
  const bytes = new Uint8Array(marks.length * bytesPerMark)
  const view = new DataView(bytes.buffer)
  for (const [slot, mark] of marks.entries()) view.setUint32(slot * bytesPerMark, mark)
  return deflateRawSync(bytes)
}

export const decodeMarks = (packed: Uint8Array, version = itemVersion): Uint32Array => {
  const bytes = version < 2 ? packed : inflateRawSync(packed)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.byteLength / bytesPerMark }, (_, slot) => view.getUint32(slot * bytesPerMark))
}

export const toSheetItem = ({ id, marks, ...rest }: Sheet): Record<string, unknown> => ({
  ...sheetKey(id),
  v: itemVersion,
  ...rest,
  marks: encodeMarks(marks),
})

export const fromSheetItem = (item: unknown): Sheet => {
  const { pk, sk, v, marks, touched, claim, dueAt, firstSentAt, lastAcceptedAt, post, ...rest } = SheetItem.parse(item)
  return {
    id: idOf(pk, sk),
    ...rest,
    marks: decodeMarks(marks, v),
    touched: new Uint8Array(touched),
    ...(claim && { claim }),
    ...(dueAt !== undefined && { dueAt }),
    ...(firstSentAt !== undefined && { firstSentAt }),
    ...(lastAcceptedAt !== undefined && { lastAcceptedAt }),
    ...(post !== undefined && { post }),
  }
}

/** Sheet rows are `<place>#<channel>#<page>`; archives and receipt deltas have more. */
export const isSheetRow = (sk: string): boolean => sk.split('#').length === 3

export const idOf = (pk: string, sk: string): SheetId => {
  const [, warning = '', county = '', bucket = ''] = pk.split('#')
  const [place = '', channel = '', page = ''] = sk.split('#')
  return { warning, county, bucket: Number(bucket), place, channel: Channel.parse(channel), page: Number(page) }
}
