import { eventNames } from '../../../shared/policy/event-names.ts'
import type { Places } from '../../year/play-year.ts'
import type { Month, NoticeOfYear } from '../../year/report/month.ts'
import { sumsOf } from '../../year/report/sums.ts'
import type { Spell } from '../../year/weather/seeded-weather.ts'
import type { Say } from '../language.ts'
import { noticeReasonWords, noticeStateWords } from './notice-words.ts'
import { colourWords } from './words.ts'
import { receivedWords, timeIn } from './year-figures.ts'
import { villageLines } from './year-villages.ts'

type Shown = Places & { zone: string }

/** The warnings of a month, its notices and what became of each, and what every village received. */
export const monthText = (say: Say, { month, spells, notices }: Month, shown: Shown): string =>
  [
    `── ${month}`,
    ...spells.map(spell => spellLine(say, spell, shown)),
    ...(notices.length === 0 ? [say({ zh: '没有提醒', en: 'no notice' })] : []),
    ...notices.map(one => noticeLine(say, one, shown.zone)),
    ...villageLines(say, notices, shown),
  ].join('\n')

const spellLine = (
  say: Say,
  { code, colour, area, from, until, cancelledAt }: Spell,
  { names, zone }: Shown,
): string => {
  const event = say({ zh: eventNames.zh[code] ?? code, en: eventNames.en[code] ?? code })
  const place = names.get(area) ?? area
  const end = timeIn(zone, cancelledAt ?? until)
  const ended = cancelledAt === undefined ? { zh: '到期', en: 'expired' } : { zh: '解除', en: 'cancelled' }
  return `⚠ ${timeIn(zone, from)}  ${say(colourWords[colour])}${say({ zh: '', en: ' ' })}${event}  ${place}  ${end} ${say(ended)}`
}

const noticeLine = (say: Say, one: NoticeOfYear, zone: string): string => {
  const head = `${timeIn(zone, one.at)}  ${one.notice} ${say(one.name)}`
  const remarks = remarksOn(say, one, zone)
  const received = receivedWords(say, sumsOf(one.deliveries))
  return [head, ...(received ? [received] : []), ...remarks].join('  ')
}

const remarksOn = (say: Say, one: NoticeOfYear, zone: string): string[] => {
  const { state, reason, toldAt, at, wasHeld, wasAsked, moved, fallback } = one
  const isPlain = state === 'told' && reason === undefined
  const why = [...(isPlain ? [] : [say(noticeStateWords[state])]), ...(reason ? [say(noticeReasonWords(reason))] : [])]
  const late = toldAt !== undefined && toldAt - at >= 60_000
  const told = late ? [say({ zh: `${timeIn(zone, toldAt)} 发出`, en: `told ${timeIn(zone, toldAt)}` })] : []
  return [
    ...why,
    ...told,
    ...(wasHeld && reason !== 'held-by-warning'
      ? [say({ zh: '曾让位于橙色或红色预警', en: 'an orange or red warning went first' })]
      : []),
    ...(wasAsked ? [say({ zh: '再次请人决定', en: 'a person was asked again' })] : []),
    ...(moved ? [say({ zh: `原定 ${timeIn(zone, moved.from)}`, en: `moved from ${timeIn(zone, moved.from)}` })] : []),
    ...(fallback ? [say({ zh: '⚠ 日期待定', en: '⚠ may move' })] : []),
  ].map(remark => `· ${remark}`)
}
