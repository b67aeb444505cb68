import * as z from 'zod'
import type { CarrierReceipt } from '../../ports/carrier-reports.ts'

/** Each entry for itself: one that is none hides no other. undefined: it is no list. */
export const readEntries = <Schema extends z.ZodType>(
  json: unknown,
  schema: Schema,
): { entries: z.output<Schema>[]; unreadable: number } | undefined => {
  if (!Array.isArray(json)) return undefined
  const entries = json.flatMap(one => {
    const read = schema.safeParse(one)
    return read.success ? [read.data] : []
  })
  return { entries, unreadable: json.length - entries.length }
}

/** What a carrier says of its receipts. */
export const readReceipts = (json: unknown, schema: z.ZodType<CarrierReceipt>) => {
  const read = readEntries(json, schema)
  return read && { receipts: read.entries, unreadable: read.unreadable }
}

/** `2015-10-17 08:03:04` in Beijing, as ms. */
export const BeijingTime = z
  .string()
  .transform(text => Date.parse(`${text.replace(' ', 'T')}+08:00`))
  .pipe(z.number())

/** With the country's code or without, as E.164. */
export const MainlandPhone = z
  .string()
  .regex(/^(?:\+?86|0086)?1\d{10}$/)
  .transform(written => `+86${written.slice(-11)}`)
