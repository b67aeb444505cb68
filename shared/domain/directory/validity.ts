import { DateTime } from 'luxon'

/** `2026-07-01`: days of the county's own calendar, both included. */
export type Validity = { validFrom?: string | undefined; validTo?: string | undefined }

export const isValidOn = (today: string, { validFrom, validTo }: Validity): boolean =>
  (validFrom === undefined || validFrom <= today) && (validTo === undefined || today <= validTo)

/** The next day after `today` on which one of these begins or no longer holds; undefined: nothing of them will ever change. */
export const nextChange = (records: Iterable<Validity>, today: string): string | undefined => {
  let next: string | undefined
  for (const { validFrom, validTo } of records) {
    if (validTo !== undefined && validFrom !== undefined && validTo < validFrom) continue
    const end = validTo !== undefined && validTo >= today ? dayAfter(validTo) : undefined
    for (const day of [validFrom, end])
      if (day !== undefined && day > today && (next === undefined || day < next)) next = day
  }
  return next
}

const dayAfter = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toFormat('yyyy-MM-dd')
