import { Colour } from '../colour.ts'
import { Holiday } from './festivals.ts'
import { isZone } from './local-time.ts'
import { largestOffset, weekdays } from './rule.ts'
import { type Wrong, wrong } from './rule-problem.ts'
import { isSolarTerm } from './solar-terms.ts'

type Fields = Record<string, unknown>

/** One word of a rule. `form`: how the documentation writes it. `optional`: the words that it takes; others are left to the next part. */
export type Part = { form: string; optional?: RegExp; read: (word: string) => Fields | Wrong }

const monthDay = (word: string, longest: readonly number[]): Fields | Wrong => {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(word) ?? []
  if (month === undefined || day === undefined) return wrong('not-a-date')
  const days = longest[Number(month) - 1] ?? 0
  return Number(day) >= 1 && Number(day) <= days ? { month: Number(month), day: Number(day) } : wrong('no-such-day')
}
const solar = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const lunar = Array.from({ length: 12 }, () => 30)

const offsetOf = (word: string): { offset: number } | Wrong => {
  const [, days] = /^([+-]\d{1,4})d$/.exec(word) ?? []
  if (days === undefined) return wrong('not-an-offset')
  return Math.abs(Number(days)) > largestOffset ? wrong('offset-too-large') : { offset: Number(days) || 0 }
}

const edgeOf = (text: string): Fields | Wrong => {
  if (/^\d/.test(text)) return monthDay(text, solar)
  const [, term = '', offset] = /^([^+-]*)([+-].*)?$/.exec(text) ?? []
  if (!isSolarTerm(term)) return wrong('unknown-solar-term')
  const moved = offset === undefined ? { offset: 0 } : offsetOf(offset)
  return 'wrong' in moved ? moved : { term, ...moved }
}

const windowOf = (word: string): Fields | Wrong => {
  const [first, second, more] = word.split('..')
  if (!first || !second || more !== undefined) return wrong('not-a-window')
  const [from, until] = [edgeOf(first), edgeOf(second)]
  return isWrong(from) ? from : isWrong(until) ? until : { from, until }
}

const weekdayNames: readonly string[] = weekdays
const everyOf = (word: string): Fields | Wrong => {
  const [, day] = /^day-(\d{1,2})$/.exec(word) ?? []
  if (day !== undefined)
    return Number(day) >= 1 && Number(day) <= 31 ? { every: { dayOfMonth: Number(day) } } : wrong('no-such-day')
  const numbers = word.split(',').map(name => weekdayNames.indexOf(name) + 1)
  return numbers.includes(0)
    ? wrong('not-a-turn')
    : { every: { weekdays: [...new Set(numbers)].toSorted((a, b) => a - b) } }
}

const isWrong = (read: Fields | Wrong): read is Wrong => 'wrong' in read

const listOf = (key: string, form: RegExp, reason: Wrong) => (word: string) => {
  const list = word.split('|')
  return list.every(one => form.test(one)) ? { [key]: list } : reason
}

const colourOf = (word: string): Fields | Wrong => {
  const colour = Colour.exclude(['none']).safeParse(/^>=(\w+)$/.exec(word)?.[1]).data
  return colour === undefined ? wrong('not-a-colour') : { colour }
}

const isHoliday = (word: string): boolean => Holiday.safeParse(word).success
const check = (key: string, fits: (word: string) => boolean, reason: Wrong) => (word: string) =>
  fits(word) ? { [key]: word } : reason

export const parts = {
  date: { form: 'MM-DD', read: word => monthDay(word, solar) },
  lunarDate: { form: 'MM-DD', read: word => monthDay(word, lunar) },
  leap: { form: '[+leap]', optional: /^\+leap$/, read: () => ({ leapToo: true }) },
  term: { form: 'NAME', read: check('term', isSolarTerm, wrong('unknown-solar-term')) },
  holiday: { form: 'NAME', read: check('holiday', isHoliday, wrong('unknown-holiday')) },
  season: { form: 'NAME', read: check('season', word => /^[a-z][a-z-]{0,30}$/.test(word), wrong('not-a-season')) },
  border: { form: 'start|end', read: check('border', word => /^(?:start|end)$/.test(word), wrong('not-a-border')) },
  offset: { form: '[±Nd]', optional: /^[+-]/, read: offsetOf },
  window: { form: 'A..B', read: windowOf },
  every: { form: 'WEEKDAYS|day-N', read: everyOf },
  hazards: { form: 'CODE|CODE', read: listOf('hazards', /^[\dA-Z]{5}$/, wrong('not-a-hazard')) },
  colour: { form: '>=COLOUR', read: colourOf },
  notices: { form: 'NOTICE|NOTICE', read: listOf('notices', /^[\w-]{1,20}$/, wrong('not-a-notice')) },
  time: { form: 'HH:MM', read: check('time', word => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(word), wrong('not-a-time')) },
  zone: { form: '[ZONE]', optional: /./, read: check('zone', isZone, wrong('unknown-zone')) },
} satisfies Record<string, Part>
