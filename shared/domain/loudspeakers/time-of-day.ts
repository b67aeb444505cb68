import * as z from 'zod'

/** Local time of day, `07:00`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export type TimeOfDay = string

/** The start inside and the end outside, both of one day. */
export type DaySpan = { from: TimeOfDay; until: TimeOfDay }

/** Seconds since midnight. */
export const secondsOf = (time: TimeOfDay): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60
