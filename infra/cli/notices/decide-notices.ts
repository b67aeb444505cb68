import type { DecisionResults, NoticeView } from '../../../shared/contracts/notices.ts'
import { areaPrefix } from '../../../shared/domain/calendar/area-prefix.ts'
import type { Client } from '../client.ts'
import type { Context } from '../context.ts'
import { refused, wrongUse } from '../failure.ts'
import { connect } from '../service.ts'
import { resultsText } from '../show/notices.ts'
import { askedNotices } from './asked-notices.ts'

export type NoticeOptions = { area?: string; json?: boolean; as?: string }
type Result = DecisionResults['results'][number]

/** The service takes a hundred at once. */
const perRequest = 100

/** Approves in one sitting exactly what it lists, each in the revision that was listed. */
export const approveNotices = async (
  context: Context,
  month: string,
  { area, except = [], reason, ...options }: NoticeOptions & { except?: string[]; reason?: string },
): Promise<void> => {
  const service = connect(context, 'operator', options)
  const listed = await askedNotices(service, { month, area })
  const unknown = except.filter(word => !listed.some(isCalled(word)))
  if (unknown.length > 0)
    throw wrongUse({
      zh: `${month} 没有这些提醒：${unknown.join('，')}。什么都没有批准。`,
      en: `There is no such notice in ${month}: ${unknown.join(', ')}. Nothing was approved.`,
    })
  const chosen = listed.filter(one => one.you.includes('approve') && !except.some(word => isCalled(word)(one)))
  await decideAll(context, service, options, { chosen, decision: 'approve', ...(reason !== undefined && { reason }) })
}

export const rejectNotice = async (
  context: Context,
  key: string,
  { area, reason, ...options }: NoticeOptions & { reason: string },
): Promise<void> => {
  if (area === undefined)
    throw wrongUse({ zh: '请用 --area 指定是哪个区划的提醒。', en: 'Say whose notice it is with --area.' })
  const service = connect(context, 'operator', options)
  const chosen = (await askedNotices(service, { area })).filter(
    one => one.key === key && one.area === areaPrefix(area) && one.you.includes('reject'),
  )
  if (chosen.length === 0)
    throw refused({
      zh: `没有可驳回的提醒 ${key}（tongluo notices 列出所有提醒）。`,
      en: `There is no notice ${key} to reject (\`tongluo notices\` lists them).`,
    })
  await decideAll(context, service, options, { chosen, decision: 'reject', reason })
}

type Order = { chosen: readonly NoticeView[]; decision: 'approve' | 'reject'; reason?: string }

/** Fails when one of them was refused, after all were told; what was decided is told also where the service fails half-way. */
const decideAll = async (
  { say, print }: Context,
  service: Client,
  { json }: NoticeOptions,
  { chosen, ...order }: Order,
): Promise<void> => {
  const results: Result[] = []
  try {
    for (let first = 0; first < chosen.length; first += perRequest) {
      const some = chosen.slice(first, first + perRequest)
      const decisions = some.map(({ area, key, rev }) => ({ area, key, rev, ...order }))
      results.push(...(await service.decideNotices(decisions)).results)
    }
  } finally {
    print(json ? JSON.stringify(results, null, 2) : resultsText(say, chosen, results))
  }
  const count = results.filter(({ outcome }) => outcome === 'refused').length
  if (count > 0) throw refused({ zh: `${count} 条被拒绝。`, en: `${count} of them were refused.` })
}

/** By its whole key, or by the notice that it is of: R25. */
const isCalled =
  (word: string) =>
  ({ key, notice }: NoticeView): boolean =>
    word === key || word === notice
