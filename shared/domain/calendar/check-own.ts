import { overlap } from '../place.ts'
import type { Problem } from '../refusal.ts'
import type { NoticeBook } from './book.ts'
import { type BookReason, checkBook } from './check-book.ts'
import { type OwnCalendar, withOwn } from './own-calendar.ts'

export type OwnReason = BookReason | 'not-its-area' | 'send-needs-administrator'
type Written = Pick<OwnCalendar, 'jurisdiction' | 'seasons'>
type Known = { book: NoticeBook; own: readonly OwnCalendar[]; isEventCode: (code: string) => boolean }

/**
 * What is wrong with what a jurisdiction writes, by the whole book that it would be part of, as far as that hears of it. What was
 * wrong with others before is no fault of this one.
 */
export const checkOwn = (area: string, written: Written, { book, own, isEventCode }: Known): Problem<OwnReason>[] => {
  const others = own.filter(({ jurisdiction }) => jurisdiction.area !== area)
  const check = (all: readonly OwnCalendar[]) => checkBook(heardIn(area, withOwn(book, all)), { isEventCode })
  const before = check(others).map(nameOf)
  const after = check([...others, { ...written, version: 0, by: '', at: 0 }])
  return [
    ...(written.jurisdiction.area === area ? [] : [elsewhere('jurisdiction/area')]),
    ...written.seasons.filter(season => season.area !== area).map(({ name }) => elsewhere(`seasons/${name}`)),
    ...after.filter(one => one.at.startsWith(`${area}/`) || !before.includes(nameOf(one))),
  ]
}

/** A season holds for all below its area; what is told around it or below is told to the same people. */
const heardIn = (area: string, book: NoticeBook): NoticeBook => ({
  ...book,
  jurisdictions: book.jurisdictions.filter(one => overlap(one.area, area)),
})

const nameOf = ({ code, at }: Problem): string => `${code} ${at}`

const elsewhere = (at: string): Problem<OwnReason> => ({
  code: 'not-its-area',
  at,
  message: `${at}: a jurisdiction writes about its own area.`,
})
