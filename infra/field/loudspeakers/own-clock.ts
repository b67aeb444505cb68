import { type DaySpan, secondsOf } from '../../../shared/domain/loudspeakers/time-of-day.ts'

/** A terminal's own clock. `aheadMs`: of the true time. `set`: it keeps time; a dead battery forgets it at every power cut. */
export type OwnClock = { aheadMs: number; set: boolean }

export const ownTime = ({ aheadMs }: OwnClock, now: number): number => now + aheadMs

/** Where a terminal without a battery begins: long before everything. */
const epoch = Date.UTC(2000, 0, 1)
export const forgotten = (now: number): OwnClock => ({ aheadMs: epoch - now, set: false })

/** Less is what a message needs to get here. */
const toleranceMs = 2_000

/**
 * A signed message says when it was published. Live, that is now. Retained, it is not earlier than that: good against a clock that
 * lies behind, and no more.
 */
export const setClock = (clock: OwnClock, publishedAt: number | undefined, live: boolean, now: number): void => {
  if (publishedAt === undefined) return
  const behindMs = publishedAt - ownTime(clock, now)
  if (live ? Math.abs(behindMs) > toleranceMs : behindMs > 0) clock.aheadMs += behindMs
  if (live) clock.set = true
}

const dayMs = 24 * 3_600_000
const minuteMs = 60_000

export type LocalDay = { date: string; weekday: number; startsAt: number }

/** The local day that holds a time, and the days after it. Times in ms, as the clock has them. */
export const localDay = (at: number, utcOffsetMinutes: number, daysLater = 0): LocalDay => {
  const local = at + utcOffsetMinutes * minuteMs
  const start = Math.floor(local / dayMs) * dayMs + daysLater * dayMs
  const day = new Date(start)
  return {
    date: day.toISOString().slice(0, 10),
    weekday: day.getUTCDay() || 7,
    startsAt: start - utcOffsetMinutes * minuteMs,
  }
}

export type Hours = DaySpan & { utcOffsetMinutes: number }

/** Undefined: it is within the hours. Otherwise when they begin again. */
export const hoursBeginAt = ({ from, until, utcOffsetMinutes }: Hours, at: number): number | undefined => {
  const today = localDay(at, utcOffsetMinutes)
  const [begin, end] = [from, until].map(time => today.startsAt + secondsOf(time) * 1000) as [number, number]
  if (at < begin) return begin
  return at < end ? undefined : begin + dayMs
}
