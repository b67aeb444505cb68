import type { PlaceCode } from '../place.ts'
import type { Problem } from '../refusal.ts'
import { authorityOf } from './authority.ts'
import type { Programme, ProgrammeItem } from './programme.ts'
import { type DaySpan, secondsOf } from './time-of-day.ts'

export const programmeProblems = [
  'item-twice',
  'items-overlap',
  'script-longer-than-limit',
  'in-quiet-hours',
  'ends-before-it-begins',
  'caps-of-no-village',
  'programme-too-large',
] as const
export type ProgrammeProblem = (typeof programmeProblems)[number]

/** Five levels of this size stay below the broker's 128 KB for the document of one village. */
const largestBytes = 24_000
/** Mandarin is read at about four characters a second. */
const charactersPerSecond = 4

export const readingSeconds = (script: string): number => Math.ceil(script.length / charactersPerSecond)

/** What is wrong with a programme as a whole, all of it. `day`: outside of it the programme is silent. */
export const checkProgramme = (place: PlaceCode, programme: Programme, day: DaySpan): Problem<ProgrammeProblem>[] => [
  ...programme.items.flatMap((item, index) => ofItem(item, `items/${index}`, day)),
  ...programme.items.flatMap((item, index) => ofPair(item, index, programme.items)),
  ...ofWhole(place, programme),
]

const ofItem = (item: ProgrammeItem, at: string, day: DaySpan): Problem<ProgrammeProblem>[] => {
  const { script, seconds, validFrom, validTo } = item
  const needs = script === undefined ? 0 : readingSeconds(script)
  const [starts, ends] = [secondsOf(item.at), secondsOf(item.at) + seconds]
  return [
    ...(needs > seconds
      ? [problem('script-longer-than-limit', at, `it takes ${needs} s to read and may take ${seconds} s`)]
      : []),
    ...(starts < secondsOf(day.from) || ends > secondsOf(day.until)
      ? [problem('in-quiet-hours', at, `it must begin and end between ${day.from} and ${day.until}`)]
      : []),
    ...(validFrom !== undefined && validTo !== undefined && validTo < validFrom
      ? [problem('ends-before-it-begins', at, `validTo ${validTo} lies before validFrom ${validFrom}`)]
      : []),
  ]
}

/** Each pair once, told at the later of the two. */
const ofPair = (item: ProgrammeItem, index: number, items: readonly ProgrammeItem[]): Problem<ProgrammeProblem>[] => {
  const before = items.slice(0, index)
  const twin = before.find(({ id }) => id === item.id)
  const crossing = before.find(one => overlap(one, item))
  return [
    ...(twin ? [problem('item-twice', `items/${index}/id`, `there is another item ${item.id}`)] : []),
    ...(crossing ? [problem('items-overlap', `items/${index}`, `it begins or ends while ${crossing.id} is said`)] : []),
  ]
}

const ofWhole = (place: PlaceCode, programme: Programme): Problem<ProgrammeProblem>[] => {
  const bytes = new TextEncoder().encode(JSON.stringify(programme)).length
  const hasCaps = Object.keys(programme.caps ?? {}).length > 0
  return [
    ...(hasCaps && authorityOf(place) !== 'village'
      ? [
          problem(
            'caps-of-no-village',
            'caps',
            'a terminal stands in a village: its cap belongs to the village’s programme',
          ),
        ]
      : []),
    ...(bytes > largestBytes
      ? [problem('programme-too-large', '/', `it has ${bytes} bytes; ${largestBytes} are the most`)]
      : []),
  ]
}

/** Whether two items would ever be said at once. */
export const overlap = (a: ProgrammeItem, b: ProgrammeItem): boolean => {
  const [first, second] = secondsOf(a.at) <= secondsOf(b.at) ? [a, b] : [b, a]
  const crossing = secondsOf(first.at) + first.seconds > secondsOf(second.at)
  const sameDay = a.weekdays.some(day => b.weekdays.includes(day))
  const apart = (a.validTo ?? '9') < (b.validFrom ?? '0') || (b.validTo ?? '9') < (a.validFrom ?? '0')
  return crossing && sameDay && !apart
}

const problem = (code: ProgrammeProblem, at: string, message: string): Problem<ProgrammeProblem> => ({
  code,
  at,
  message: `${message}.`,
})
