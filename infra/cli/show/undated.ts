import type { Jurisdiction, NoticeBook } from '../../../shared/domain/calendar/book.ts'
import { noticesOf } from '../../../shared/domain/calendar/book.ts'
import { silentRules } from '../../../shared/domain/calendar/check-book.ts'
import { ruleText } from '../../../shared/domain/calendar/notice.ts'
import { isDated } from '../../../shared/domain/calendar/rule.ts'
import type { Say } from '../language.ts'

/** What is in the book and on no day: notices that follow warnings. A line each, whatever the number of areas. */
export const followingText = (say: Say, book: NoticeBook, jurisdictions: readonly Jurisdiction[]): string => {
  const lines = jurisdictions.flatMap(one =>
    noticesOf(book, one).flatMap(notice =>
      notice.rules
        .filter(({ when }) => !isDated(when))
        .map(rule => `${notice.id} ${say(notice.name)}  ${ruleText(rule)}`),
    ),
  )
  const head = say({
    zh: '── 随预警发出（白天立即，否则按所写时间）',
    en: '── when a warning calls for it (at once by day, otherwise at the time named)',
  })
  return lines.length === 0 ? '' : [head, ...new Set(lines)].join('\n')
}

/** Rules that are never due somewhere, because nobody configured the season there. */
export const silentLines = (say: Say, book: NoticeBook, jurisdictions: readonly Jurisdiction[]): string[] =>
  jurisdictions.flatMap(one =>
    silentRules(book, one).map(rule =>
      say({
        zh: `⚠ ${one.name.zh}没有配置 ${rule} 所需的季节，不会发出`,
        en: `⚠ ${rule} is never due in ${one.name.en}: its season is not configured there`,
      }),
    ),
  )
