import { secondsOf } from '../../../shared/domain/loudspeakers/time-of-day.ts'
import type { Programme, ProgrammeItem } from './messages.ts'
import { localDay } from './own-clock.ts'

/** One item on one day. `startsAt` by the terminal's own clock, ms. */
export type Occurrence = { item: ProgrammeItem; date: string; startsAt: number }

/** What falls due after one time and not after another, in its order. */
export const occurrences = (
  { items, utcOffsetMinutes }: Pick<Programme, 'items' | 'utcOffsetMinutes'>,
  after: number,
  until: number,
): Occurrence[] => {
  const found: Occurrence[] = []
  for (let later = 0; later <= 7; later++) {
    const { date, weekday, startsAt: midnight } = localDay(after, utcOffsetMinutes, later)
    if (midnight > until) break
    for (const item of items) {
      const startsAt = midnight + secondsOf(item.at) * 1000
      if (startsAt > after && startsAt <= until && isOn(item, weekday, date)) found.push({ item, date, startsAt })
    }
  }
  return found.sort((a, b) => a.startsAt - b.startsAt)
}

const isOn = ({ weekdays, validFrom, validTo }: ProgrammeItem, weekday: number, date: string): boolean =>
  weekdays.includes(weekday) &&
  (validFrom === undefined || validFrom <= date) &&
  (validTo === undefined || date <= validTo)
