import type { Holiday } from './festivals.ts'
import type { LocalDate } from './local-date.ts'

/** A day on which a rule is due, and why: what the day is counted from. */
export type DueDay = {
  date: LocalDate
  /** The day that the offset is counted from. */
  anchor: LocalDate
  offset: number
  /** What the rule is about in this year (`holiday 春节 2027`): it stays the same when the day moves. */
  cycle: string
  /** The year that the day belongs to: of the holiday, the lunar year, the year in which its season or window begins. */
  year: number
  /** The holiday stands on its festival's own date: the table of its year is not loaded. */
  fallback: boolean
  /** The feasts of the holiday. */
  feasts?: Holiday[]
}
