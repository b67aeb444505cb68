import { type NoticeReason, type NoticeState, noticeReasons } from '../../../shared/domain/notices/planned-notice.ts'
import type { Phrase } from '../language.ts'

export const noticeStateWords: Record<NoticeState, Phrase> = {
  draft: { zh: '草稿，待批准', en: 'a draft: waits for approval' },
  approved: { zh: '已批准，到时发出', en: 'approved: is told in time' },
  late: { zh: '已过时间，是否仍发由人决定', en: 'late: a person decides whether it is still told' },
  telling: { zh: '正在发出', en: 'is being told' },
  told: { zh: '已发出', en: 'told' },
  merged: { zh: '已并入另一条', en: 'told with another' },
  rejected: { zh: '已驳回', en: 'rejected' },
  dropped: { zh: '已取消', en: 'dropped' },
  lapsed: { zh: '已作废', en: 'lapsed' },
}

const reasonsInChinese: Record<NoticeReason, string> = {
  'held-by-warning': '同一对象正有橙色或红色预警，待其结束后再发',
  'too-late': '已超过规定时限，是否仍发由人决定',
  'told-unapproved': '无人批准，按规则自行发出',
  'told-together': '与同日同一对象的另一条合并发出',
  'no-longer-due': '日历中已没有这一条',
  'warning-over': '所依据的预警已不再要求',
  'nobody-approved': '到期两天后仍无人批准',
  'nobody-decided': '逾期后两天无人决定',
  'nobody-addressed': '该区划内没有这些对象',
  'above-officer': '人数超过批准者权限，须另一人批准',
  refused: '未能发出，须修改日历',
}

export const noticeReasonWords = (reason: NoticeReason): Phrase => ({
  zh: reasonsInChinese[reason],
  en: noticeReasons[reason],
})
