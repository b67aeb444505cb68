import { DateTime } from 'luxon'
import type { NoticeView } from '../../../shared/contracts/notices.ts'
import type { Client } from '../client.ts'
import { wrongUse } from '../failure.ts'

export type Asked = { month?: string | undefined; area?: string | undefined }

/** Of a month, by the days of their own zones; without one what may still be decided and all that stands as a draft. */
export const askedNotices = async (service: Client, { month, area }: Asked): Promise<NoticeView[]> => {
  const { notices, left } = await service.notices({ ...(area !== undefined && { area }), ...spanOf(month) })
  if (left === 0) return notices.filter(({ date }) => month === undefined || date.startsWith(month))
  throw wrongUse({
    zh: `提醒太多，有 ${left} 条没有列出：请用 --area 指定区划。`,
    en: `There are too many: ${left} were not listed. Name an area with --area.`,
  })
}

/** A day more on both sides: a month begins fourteen hours earlier in the east than in Greenwich. */
const spanOf = (month: string | undefined): Record<string, string> => {
  if (month === undefined) return {}
  const first = DateTime.fromFormat(month, 'yyyy-MM', { zone: 'utc' })
  if (!first.isValid)
    throw wrongUse({ zh: `“${month}”不是月份，应写成 2026-12。`, en: `“${month}” is no month: write it as 2026-12.` })
  const [from, until] = [first.minus({ days: 1 }), first.plus({ months: 1, days: 1 })]
  return { from: String(from.toMillis()), until: String(until.toMillis()) }
}
