import { DateTime } from 'luxon'

/** Local time of whoever reads it, with its offset. `at`: ms. */
export const timeOf = (at: number): string => DateTime.fromMillis(at).toFormat("yyyy-MM-dd HH:mm:ss 'UTC'Z")
