import type { Jurisdiction } from '../calendar/book.ts'
import type { Holiday } from '../calendar/festivals.ts'
import type { Notice } from '../calendar/notice.ts'
import { withHoliday } from '../calendar/notice-text.ts'

/** What a notice says in a jurisdiction, whom, where and on which channels. */
export const contentOfNotice = (notice: Notice, jurisdiction: Jurisdiction, feasts: readonly Holiday[] = []) => ({
  area: jurisdiction.area,
  signature: jurisdiction.signature,
  notice: notice.id,
  name: { zh: withHoliday(notice.name.zh, 'zh', feasts), en: withHoliday(notice.name.en, 'en', feasts) },
  audience: notice.audience,
  channels: notice.channels,
  places: notice.places,
  unapproved: notice.unapproved,
  writtenBy: jurisdiction.notices.some(({ id }) => id === notice.id) ? jurisdiction.writtenBy : undefined,
  texts: Object.fromEntries(
    Object.entries(notice.texts).map(([lang, text]) => [lang, withHoliday(text, lang, feasts)]),
  ),
})
export type NoticeContent = ReturnType<typeof contentOfNotice>
