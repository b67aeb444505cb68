import { DateTime } from 'luxon'
import type { DecisionResults, NoticeView } from '../../../shared/contracts/notices.ts'
import { roleNames } from '../../../shared/domain/calendar/roles.ts'
import type { Say } from '../language.ts'
import { noticeReasonWords, noticeStateWords } from './notice-words.ts'
import { channelWords } from './words.ts'

/** Four lines a notice, months apart; the last line of each says what is to be done. */
export const noticesText = (say: Say, notices: readonly NoticeView[]): string => {
  if (notices.length === 0) return say({ zh: '没有提醒。', en: 'There is no notice.' })
  const months = Map.groupBy(notices, ({ date }) => date.slice(0, 7))
  const parts = Array.from(months, ([month, ones]) =>
    [`── ${month}`, ...ones.map(one => noticeLines(say, one))].join('\n'),
  )
  return [...parts, ...waitingLines(say, notices)].join('\n\n')
}

const noticeLines = (say: Say, one: NoticeView): string => {
  const gap = say({ zh: '、', en: ', ' })
  const mark = one.fallback ? say({ zh: ' ⚠ 日期待定', en: ' ⚠ may move' }) : ''
  const stands = `${say(noticeStateWords[one.state])}${reasonOf(say, one)}${decidedBy(say, one)}`
  const roles = one.audience.map(role => say(roleNames[role])).join(gap)
  const places = one.places ? [one.places.join(gap)] : []
  const channels = one.channels.map(channel => say(channelWords[channel])).join(gap)
  return [
    `${timeOf(one)}  ${say(one.name)}  ${one.area} 【${one.signature}】${mark}`,
    `    ${one.key}`,
    `    ${stands} · ${one.rule} · ${say(one.why)}${movedFrom(say, one)}`,
    `    ${[roles, ...places, channels, figuresOf(say, one)].join(' · ')}`,
  ].join('\n')
}

const timeOf = ({ at, zone }: Pick<NoticeView, 'at' | 'zone'>): string =>
  DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm ZZ')

const reasonOf = (say: Say, { reason }: NoticeView): string => {
  if (reason === undefined) return ''
  const { zh, en } = noticeReasonWords(reason)
  return say({ zh: `（${reason}：${zh}）`, en: ` (${reason}: ${en})` })
}

const decidedBy = (say: Say, { decided }: NoticeView): string =>
  decided ? say({ zh: `，由 ${decided.by}`, en: `, by ${decided.by}` }) : ''

const movedFrom = (say: Say, { moved, zone }: NoticeView): string => {
  if (!moved) return ''
  const from = timeOf({ at: moved.from, zone })
  return say({ zh: ` · 由 ${from} 改期（${moved.by}）`, en: ` · moved from ${from} (${moved.by})` })
}

const figuresOf = (say: Say, { parts, reach }: NoticeView): string => {
  const sms = Object.entries(parts)
    .map(([lang, count]) => `${lang} ${count}`)
    .join(', ')
  const words = say({ zh: `短信段数 ${sms}`, en: `SMS parts ${sms}` })
  if (!reach) return words
  const { people, rooms, terminals } = reach
  return `${words} · ${say({
    zh: `${people} 人、${rooms} 个群、${terminals} 只喇叭`,
    en: `${people} people, ${rooms} rooms, ${terminals} loudspeakers`,
  })}`
}

/** What waits for whoever asks, with the command for each month. */
const waitingLines = (say: Say, notices: readonly NoticeView[]): string[] => {
  const open = notices.filter(({ you }) => you.includes('approve'))
  const lines = Array.from(
    Map.groupBy(open, ({ date }) => date.slice(0, 7)),
    ([month, ones]) =>
      say({
        zh: `${ones.length} 条等待您决定：npx tongluo approve --notices ${month}`,
        en: `${ones.length} wait for your word: npx tongluo approve --notices ${month}`,
      }),
  )
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** What became of each. */
export const resultsText = (say: Say, decided: readonly NoticeView[], results: DecisionResults['results']): string => {
  if (decided.length === 0) return say({ zh: '没有等待批准的提醒。', en: 'No notice waits for approval.' })
  return results
    .map(result => {
      const one = decided.find(({ area, key }) => area === result.area && key === result.key)
      const head = one ? `${timeOf(one)}  ${say(one.name)}  ${one.area}` : result.area
      return `${head}  ${result.key}\n    ${becameOf(say, result)}`
    })
    .join('\n')
}

const becameOf = (say: Say, result: DecisionResults['results'][number]): string =>
  result.outcome === 'decided'
    ? say(noticeStateWords[result.state])
    : result.reasons
        .map(({ code, message }) => say({ zh: `被拒绝：${code}，${message}`, en: `refused: ${code}, ${message}` }))
        .join('\n    ')
