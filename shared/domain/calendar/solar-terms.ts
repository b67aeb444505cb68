import { SolarTerm as Term } from 'tyme4ts'
import { type LocalDate, plusDays, writtenDay } from './local-date.ts'

/** The 24 terms in the order of the year. */
export const solarTerms = [
  ...(['小寒', '大寒', '立春', '雨水', '惊蛰', '春分', '清明', '谷雨', '立夏', '小满', '芒种', '夏至'] as const),
  ...(['小暑', '大暑', '立秋', '处暑', '白露', '秋分', '寒露', '霜降', '立冬', '小雪', '大雪', '冬至'] as const),
] as const
export type SolarTerm = (typeof solarTerms)[number]
export const isSolarTerm = (name: string): name is SolarTerm => solarTerms.some(term => term === name)

/**
 * The day on which the sun reaches it, in China's time. By tyme4ts: chinese-days has the same days, but writes them in the zone of
 * the machine, a day early west of Greenwich.
 */
export const dayOfTerm = (term: SolarTerm, year: number, offsetDays = 0): LocalDate => {
  // tyme4ts counts the terms of a year from the winter solstice before it.
  const day = Term.fromName(term === '冬至' ? year + 1 : year, term).getSolarDay()
  return plusDays(writtenDay(day.getYear(), day.getMonth(), day.getDay()), offsetDays)
}
