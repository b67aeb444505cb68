import { DateTime } from 'luxon'
import * as z from 'zod'

const HourMinute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Hours of a day in local time, the start inside and the end outside. */
export const Span = z.object({ from: HourMinute, until: HourMinute })
export type Span = z.infer<typeof Span>

const minutes = (hourMinute: string): number => Number(hourMinute.slice(0, 2)) * 60 + Number(hourMinute.slice(3))

/** `zone`: IANA; `at`: ms. */
export const isWithin = ({ from, until }: Span, zone: string, at: number): boolean => {
  const { hour, minute } = DateTime.fromMillis(at, { zone })
  const now = hour * 60 + minute
  return minutes(from) <= now && now < minutes(until)
}

/** When the span begins next, ms. */
export const nextStart = ({ from }: Span, zone: string, at: number): number => {
  const now = DateTime.fromMillis(at, { zone })
  const today = now.set({ hour: Number(from.slice(0, 2)), minute: Number(from.slice(3)), second: 0, millisecond: 0 })
  return (today > now ? today : today.plus({ days: 1 })).toMillis()
}
