import type { NoticeReason, NoticeState } from '../../../shared/domain/notices/planned-notice.ts'
import type { Phrase } from '../language.ts'

/** What became of a notice, looking back. */
export const endWords: Record<NoticeState, Phrase> = {
  draft: { zh: '没有批准', en: 'not approved' },
  approved: { zh: '已批准，仍在等待', en: 'approved, still waiting' },
  late: { zh: '过时，等待决定', en: 'late, waits for a decision' },
  telling: { zh: '正在发出', en: 'being told' },
  told: { zh: '已发出', en: 'told' },
  merged: { zh: '并入另一条', en: 'told with another' },
  rejected: { zh: '被驳回', en: 'rejected' },
  dropped: { zh: '未发，不再需要', en: 'not told, no longer needed' },
  lapsed: { zh: '未发，已作废', en: 'not told, lapsed' },
}

export const reasonWords: Record<NoticeReason, Phrase> = {
  'held-by-warning': { zh: '橙色或红色预警生效，让位', en: 'an orange or red warning went first' },
  'too-late': { zh: '已过时间', en: 'its time was over' },
  'told-unapproved': { zh: '未经批准，按规则发出', en: 'not approved, told as its rule says' },
  'told-together': { zh: '同日同一批人，一条说完', en: 'the same people on the same day, in one message' },
  'no-longer-due': { zh: '日历上已没有', en: 'no longer on the calendar' },
  'warning-over': { zh: '预警先一步结束', en: 'its warning was over first' },
  'nobody-approved': { zh: '无人批准', en: 'nobody approved it' },
  'nobody-decided': { zh: '无人决定', en: 'nobody decided' },
  'nobody-addressed': { zh: '这里没有这类人', en: 'it names nobody who is here' },
  refused: { zh: '被入口拒绝', en: 'the door refused it' },
}

export const colourWords: Record<'red' | 'orange' | 'yellow' | 'blue' | 'none', Phrase> = {
  red: { zh: '红色', en: 'red' },
  orange: { zh: '橙色', en: 'orange' },
  yellow: { zh: '黄色', en: 'yellow' },
  blue: { zh: '蓝色', en: 'blue' },
  none: { zh: '', en: '' },
}
