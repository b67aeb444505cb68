import { DateTime } from 'luxon'
import { years as known } from '../../../shared/domain/calendar/almanac.ts'
import { areaPrefix } from '../../../shared/domain/calendar/area-prefix.ts'
import type { Calendar, Jurisdiction } from '../../../shared/domain/calendar/book.ts'
import { type Occurrence, occurrences, placedRules } from '../../../shared/domain/calendar/occurrences.ts'
import { wrongUse } from '../failure.ts'

/** Whole years, or the days from a moment (ms) on. */
export type Asked = { years: number[] } | { from: number; days: number }

const nextDays = 30

/** `2026 2027`, `next`, or nothing: this year. `now`: ms. */
export const askedOf = (words: readonly string[], now: number): Asked => {
  if (words.length === 1 && words[0] === 'next') return { from: now, days: nextDays }
  if (words.length === 0) return { years: [DateTime.fromMillis(now).year] }
  return { years: [...new Set(words.map(yearOf))].toSorted((a, b) => a - b) }
}

/** Within what the almanac knows. */
export const yearOf = (word: string): number => {
  const year = /^\d{4}$/.test(word) ? Number(word) : 0
  if (known.first <= year && year <= known.last) return year
  throw wrongUse({
    zh: `“${word}”不是 ${known.first} 至 ${known.last} 之间的年份，也不是 next。`,
    en: `“${word}” is neither a year from ${known.first} to ${known.last} nor the word next.`,
  })
}

/** Those of an area, those below it, or the nearest one above it. */
export const jurisdictionsOf = (all: readonly Jurisdiction[], code?: string): Jurisdiction[] => {
  if (code === undefined) return [...all]
  const prefix = prefixOf(code)
  const below = all.filter(({ area }) => area.startsWith(prefix))
  if (below.length > 0) return below
  const above = all.filter(({ area }) => prefix.startsWith(area)).toSorted((a, b) => b.area.length - a.area.length)[0]
  if (above) return [above]
  const configured = all.map(({ area, name }) => `${area} ${name.zh}`).join(', ')
  throw wrongUse({
    zh: `没有为 ${code} 配置日历；已配置：${configured}。`,
    en: `No calendar is configured for ${code}; there are ${configured}.`,
  })
}

const prefixOf = (code: string): string => {
  if (/^\d{2,12}$/.test(code)) return areaPrefix(code)
  throw wrongUse({ zh: `“${code}”不是区划代码。`, en: `“${code}” is no area code: 2 to 12 digits.` })
}

/** Every occurrence that was asked for, by time; a year is the year of the jurisdiction's zone. */
export const occurrencesAsked = (
  calendar: Calendar,
  jurisdictions: readonly Jurisdiction[],
  asked: Asked,
): Occurrence[] =>
  jurisdictions
    .flatMap(one =>
      periodsOf(asked, one.zone).flatMap(period => occurrences(calendar, placedRules(calendar, [one]), period)),
    )
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

const periodsOf = (asked: Asked, zone: string) =>
  'from' in asked
    ? [{ from: asked.from, until: DateTime.fromMillis(asked.from, { zone }).plus({ days: asked.days }).toMillis() }]
    : asked.years.map(year => ({
        from: DateTime.fromObject({ year }, { zone }).toMillis(),
        until: DateTime.fromObject({ year: year + 1 }, { zone }).toMillis(),
      }))
