import { DateTime, IANAZone } from 'luxon'
import type { LocalDate } from './local-date.ts'

export const isZone = (name: string): boolean => IANAZone.isValidZone(name)

/**
 * The moment (ms) of a local time, where daylight saving may be in between: a time that does not exist moves forward by what the
 * clocks leave out (02:30 becomes 03:30), one that exists twice is the first of the two (RFC 5545 section 3.3.5 reads both so).
 */
export const momentOf = (date: LocalDate, time: string, zone: string): number => {
  const read = DateTime.fromISO(`${date}T${time}`, { zone })
  return Math.min(...read.getPossibleOffsets().map(one => one.toMillis()))
}

/** With its offset: `2026-02-10T09:00:00+08:00`. */
export const writtenMoment = (at: number, zone: string): string =>
  DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true }) ?? ''
