import type { Jurisdiction } from '../calendar/book.ts'
import type { Holiday } from '../calendar/festivals.ts'
import type { Notice } from '../calendar/notice.ts'
import { withHoliday } from '../calendar/notice-text.ts'

/** What a notice says in a jurisdiction, whom, and on which channels. */
export const noticeWords = (notice: Notice, { area, signature }: Jurisdiction, feasts: readonly Holiday[] = []) => ({
  area,
  signature,
  notice: notice.id,
  name: { zh: withHoliday(notice.name.zh, 'zh', feasts), en: withHoliday(notice.name.en, 'en', feasts) },
  audience: notice.audience,
  channels: notice.channels,
  ...(notice.places && { places: notice.places }),
  unapproved: notice.unapproved,
  texts: Object.fromEntries(
    Object.entries(notice.texts).map(([lang, text]) => [lang, withHoliday(text, lang, feasts)]),
  ),
})
