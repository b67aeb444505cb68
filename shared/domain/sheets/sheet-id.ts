import * as z from 'zod'
import { Channel } from '../channel.ts'
import { County, PlaceCode } from '../place.ts'

/** One Warning × channel × place × page. `bucket` spreads the sheets of a county over partitions. */
export const SheetId = z.object({
  /** Ids of warnings are a third of this; DynamoDB refuses a key of 2,049 bytes, and all that is asked for beside it. */
  warning: z.string().max(64),
  county: County,
  bucket: z.number(),
  place: PlaceCode,
  channel: Channel,
  page: z.number(),
})
export type SheetId = z.infer<typeof SheetId>

/** Table `sheets`: `S#<w>#<county6>#<b>` / `<place>#<channel>#<page>`. */
export const partitionOf = (id: Pick<SheetId, 'warning' | 'county' | 'bucket'>): string =>
  `S#${id.warning}#${id.county}#${id.bucket}`
export const rowOf = (id: Pick<SheetId, 'place' | 'channel' | 'page'>): string =>
  `${id.place}#${id.channel}#${String(id.page).padStart(3, '0')}`
export const sheetName = (id: SheetId): string => `${partitionOf(id)}/${rowOf(id)}`

/** A reference that a terminal echoes in its report: the sheet, the Alert's seq. */
export const formatRef = (id: SheetId, seq: number): string =>
  [id.warning, seq, id.county, id.bucket, id.place, id.channel, id.page].join('/')

export const parseRef = (ref: string): { sheet: SheetId; seq: number } | undefined => {
  const [warning, seq, county, bucket, place, channel, page, ...rest] = ref.split('/')
  const sheet = SheetId.safeParse({ warning, county, bucket: Number(bucket), place, channel, page: Number(page) })
  return sheet.success && Number.isInteger(Number(seq)) && rest.length === 0
    ? { sheet: sheet.data, seq: Number(seq) }
    : undefined
}
