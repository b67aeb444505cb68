import * as z from 'zod'
import { dayOf, type LocalDate, plusDays } from './local-date.ts'
import { lunarDay } from './lunar.ts'
import { dayOfTerm } from './solar-terms.ts'

/** The statutory holidays of all citizens, by the names that the State Council's table has in chinese-days. */
export const Holiday = z.enum(['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆节'])
export type Holiday = z.infer<typeof Holiday>

type Festival = {
  /** The first statutory day of the year. */
  first: (year: number) => LocalDate
  /** How many days are off by law alone (Regulation on public holidays, as of 2025); weekends and moved days come on top. */
  days: number
  /** As it is said of a holiday. */
  zh: string
  en: string
}

export const festivals: Record<Holiday, Festival> = {
  元旦: { first: year => dayOf(year, { month: 1, day: 1 }), days: 1, zh: '元旦', en: 'New Year' },
  // From 除夕 on, a day off by law since 2025; it is the day before the first of the lunar year, a 29th or a 30th.
  春节: { first: newYearsEve, days: 4, zh: '春节', en: 'Spring Festival' },
  清明: { first: year => dayOfTerm('清明', year), days: 1, zh: '清明', en: 'Qingming' },
  劳动节: { first: year => dayOf(year, { month: 5, day: 1 }), days: 2, zh: '五一', en: 'May Day' },
  端午: { first: year => lunarDay(year, { month: 5, day: 5 }), days: 1, zh: '端午', en: 'Dragon Boat Festival' },
  中秋: { first: year => lunarDay(year, { month: 8, day: 15 }), days: 1, zh: '中秋', en: 'Mid-Autumn' },
  国庆节: { first: year => dayOf(year, { month: 10, day: 1 }), days: 3, zh: '国庆', en: 'National Day' },
}

function newYearsEve(year: number): LocalDate {
  return plusDays(lunarDay(year, { month: 1, day: 1 }), -1)
}

/** What several feasts of one holiday are called together: 中秋国庆. */
export const holidayName = (feasts: readonly Holiday[], lang: 'zh' | 'en'): string =>
  feasts.map(feast => festivals[feast][lang]).join(lang === 'zh' ? '' : ' and ')
