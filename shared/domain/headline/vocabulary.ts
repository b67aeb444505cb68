import type { Category, Severity } from '../cap/alert.ts'
import type { Colour } from '../colour.ts'

/** What an event of GB/T 35561 is called by people: `11B03`, 暴雨. `word`: in lower case, and with compatibility forms written out (NFKC). */
export type EventWord = { word: string; code: string }

/** One of the four levels of a warning, with every word that stands for it. */
export type WarningLevel = {
  colour: Colour
  roman: 'I' | 'II' | 'III' | 'IV'
  zh: string
  /** In titles of weather warnings: [I级/特别严重]. */
  meteorological: string
  /** In titles of other emergencies: [I级/特别重大]. */
  emergency: string
  severity: Severity
}

/** The words of Chinese warnings, as data: what codes, colours and levels are called. */
export type Vocabulary = {
  eventNames: Readonly<Record<string, string>>
  /** Longest first, so that 雷雨大风 is not taken for 大风. */
  eventWords: readonly EventWord[]
  /** Event code → the colours that the national standard has for it; a province may have others. */
  nationalColours: Readonly<Record<string, readonly Colour[]>>
  /** Worst first. */
  levels: readonly WarningLevel[]
  /** Beginning of an event code → CAP category; the longest that fits. */
  categories: Readonly<Record<string, Category>>
}
