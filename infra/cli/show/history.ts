import type { WarningHistory } from '../../../shared/contracts/decisions.ts'
import type { Phrase, Say } from '../language.ts'
import { timeOf } from './times.ts'
import { stateWords } from './words.ts'

type Entry = WarningHistory['entries'][number]

/** What is done to a warning; another word is shown as it stands. */
const actionWords: Readonly<Record<string, Phrase>> = {
  receive: { zh: '收到', en: 'received' },
  record: { zh: '记录', en: 'recorded' },
  call: { zh: '再次呼叫值班员', en: 'called the duty officers again' },
  approve: { zh: '批准', en: 'approved' },
  reject: { zh: '驳回', en: 'rejected' },
  target: { zh: '指定范围', en: 'targeted' },
  withdraw: { zh: '撤回', en: 'withdrew' },
  issue: { zh: '到时发布', en: 'issued at its time' },
  drop: { zh: '等待过期', en: 'gave it up: its time was over' },
  expire: { zh: '到期', en: 'ended it: its time was over' },
}

export const historyText = (say: Say, { warning, entries }: WarningHistory): string =>
  [warning, ...entries.flatMap(entry => entryLines(say, entry))].join('\n')

const entryLines = (say: Say, { at, by, action, seq, from, to, reason, issued, call }: Entry): string[] => {
  const what = actionWords[action]
  const moved =
    from === undefined || from === to ? say(stateWords[to]) : `${say(stateWords[from])} → ${say(stateWords[to])}`
  const which = seq === undefined ? '' : ` #${seq}`
  const sent = issued ? say({ zh: '，已发出', en: ', sent' }) : ''
  const line = `${timeOf(at)}  ${by}  ${what ? say(what) : action}${which}: ${moved}${sent}${reason === undefined ? '' : ` (${reason})`}`
  return [line, ...(call ? [callLine(say, call)] : [])]
}

const callLine = (say: Say, { warning, channels }: NonNullable<Entry['call']>): string => {
  const [phones, rooms] = [channels?.sms, channels?.['group-chat']]
  if (!phones && !rooms) return say({ zh: `    值班呼叫 ${warning}`, en: `    duty call ${warning}` })
  const [sms, chat] = [phones ?? nothing, rooms ?? nothing]
  return say({
    zh: `    值班呼叫 ${warning}：电话 ${sms.planned} 部，已交付 ${sms.accepted}，已收到 ${sms.delivered}；群 ${chat.planned} 个，已交付 ${chat.accepted}`,
    en: `    duty call ${warning}: phones ${sms.planned}, accepted ${sms.accepted}, delivered ${sms.delivered}; rooms ${chat.planned}, accepted ${chat.accepted}`,
  })
}

const nothing = { planned: 0, accepted: 0, delivered: 0 }
