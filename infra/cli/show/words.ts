import type { Status } from '../../../shared/domain/cap/alert.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Colour } from '../../../shared/domain/colour.ts'
import type { WarningState } from '../../../shared/domain/series/warning.ts'
import type { Phrase, Say } from '../language.ts'

export const channelWords: Record<Channel, Phrase> = {
  loudspeaker: { zh: '喇叭', en: 'loudspeakers' },
  'group-chat': { zh: '群', en: 'rooms' },
  sms: { zh: '短信', en: 'phones' },
}

export const stateWords: Record<WarningState, Phrase> = {
  'awaiting-approval': { zh: '等待审核', en: 'awaiting approval' },
  'needs-targeting': { zh: '等待指定范围', en: 'needs targeting' },
  scheduled: { zh: '尚未生效', en: 'scheduled' },
  'in-force': { zh: '生效中', en: 'in force' },
  rejected: { zh: '已驳回', en: 'rejected' },
  cancelled: { zh: '已解除', en: 'cancelled' },
  'cancelled-before-arrival': { zh: '到达前已解除', en: 'cancelled before it arrived' },
  expired: { zh: '已过期', en: 'expired' },
}

export const verdictWords: Record<'proven' | 'partly' | 'not-proven', Phrase> = {
  proven: { zh: '已证实', en: 'proven' },
  partly: { zh: '部分证实', en: 'partly' },
  'not-proven': { zh: '未证实', en: 'not proven' },
}

/** Stands first in all that is shown of an exercise or a test. */
export const drillWords: Partial<Record<Status, Phrase>> = {
  Exercise: { zh: '【演练】', en: '[EXERCISE] ' },
  Test: { zh: '【测试】', en: '[TEST] ' },
}
export const drillOf = (say: Say, status: Status): string => say(drillWords[status] ?? { zh: '', en: '' })

export const colourWords: Record<Colour, Phrase> = {
  red: { zh: '红色', en: 'red' },
  orange: { zh: '橙色', en: 'orange' },
  yellow: { zh: '黄色', en: 'yellow' },
  blue: { zh: '蓝色', en: 'blue' },
  none: { zh: '', en: '' },
}
