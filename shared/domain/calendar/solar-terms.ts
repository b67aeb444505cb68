import chineseDays from 'chinese-days'
import { type LocalDate, plusDays } from './local-date.ts'

type Key = Parameters<typeof chineseDays.getSolarTermDate>[2]

/** The 24 terms in the order of the year, with the month that each lies in and the library's own name of it. */
const terms = {
  小寒: [1, 'lesser_cold'],
  大寒: [1, 'greater_cold'],
  立春: [2, 'the_beginning_of_spring'],
  雨水: [2, 'rain_water'],
  惊蛰: [3, 'the_waking_of_insects'],
  春分: [3, 'the_spring_equinox'],
  清明: [4, 'pure_brightness'],
  谷雨: [4, 'grain_rain'],
  立夏: [5, 'the_beginning_of_summer'],
  小满: [5, 'lesser_fullness_of_grain'],
  芒种: [6, 'grain_in_beard'],
  夏至: [6, 'the_summer_solstice'],
  小暑: [7, 'lesser_heat'],
  大暑: [7, 'greater_heat'],
  立秋: [8, 'the_beginning_of_autumn'],
  处暑: [8, 'the_end_of_heat'],
  白露: [9, 'white_dew'],
  秋分: [9, 'the_autumn_equinox'],
  寒露: [10, 'code_dew'],
  霜降: [10, 'frost_descent'],
  立冬: [11, 'the_beginning_of_winter'],
  小雪: [11, 'lesser_snow'],
  大雪: [12, 'greater_snow'],
  冬至: [12, 'the_winter_solstice'],
} as const satisfies Record<string, readonly [number, Key]>

export type SolarTerm = keyof typeof terms
export const solarTerms = Object.keys(terms) as SolarTerm[]
export const isSolarTerm = (name: string): name is SolarTerm => Object.hasOwn(terms, name)

/** The day on which the sun reaches it, in China's time. `year`: 2000 to 2099, where the library's formula is good. */
export const dayOfTerm = (term: SolarTerm, year: number, offsetDays = 0): LocalDate => {
  const [month, key] = terms[term]
  return plusDays(chineseDays.getSolarTermDate(year, month, key), offsetDays)
}
