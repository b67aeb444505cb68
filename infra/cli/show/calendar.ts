import { DateTime } from 'luxon'
import type { Jurisdiction } from '../../../shared/domain/calendar/book.ts'
import { writtenMoment } from '../../../shared/domain/calendar/local-time.ts'
import { type Occurrence, unloadedYears } from '../../../shared/domain/calendar/occurrences.ts'
import { roleNames } from '../../../shared/domain/calendar/roles.ts'
import { type Reaches, reachOfOne } from '../calendar/reach.ts'
import type { Phrase, Say } from '../language.ts'
import { channelWords } from './words.ts'

/** One occurrence in JSON. `at` with its offset; `fallback`: it may move once the holidays of its year are loaded. */
export const occurrenceJson = (one: Occurrence, reaches: Reaches) => {
  const reach = reachOfOne(one, reaches)
  return {
    id: one.id,
    at: writtenMoment(one.at, one.zone),
    zone: one.zone,
    notice: one.notice,
    name: one.name.zh,
    names: one.name,
    rule: one.rule,
    why: one.why,
    area: one.area,
    audience: one.audience,
    channels: one.channels,
    fallback: one.fallback,
    sms: one.texts.map(({ lang, text, parts, units }) => ({ lang, parts, units, text })),
    ...(reach && { reach }),
  }
}

type Shown = { jurisdictions: readonly Jurisdiction[]; reaches: Reaches }

/** Three lines an occurrence, months apart. */
export const calendarText = (say: Say, all: readonly Occurrence[], shown: Shown): string => {
  if (all.length === 0) return say({ zh: '这段时间没有提醒。', en: 'There is no notice in this time.' })
  const months = Map.groupBy(all, ({ date }) => date.slice(0, 7))
  return Array.from(months, ([month, ones]) =>
    [`── ${month}`, ...ones.map(one => occurrenceLines(say, one, shown))].join('\n'),
  ).join('\n\n')
}

const occurrenceLines = (say: Say, one: Occurrence, { jurisdictions, reaches }: Shown): string => {
  const area = jurisdictions.find(({ area }) => area === one.area)?.name ?? { zh: one.area, en: one.area }
  const gap = say({ zh: '、', en: ', ' })
  const roles = one.audience.map(role => say(roleNames[role])).join(gap)
  const channels = one.channels.map(channel => say(channelWords[channel])).join(gap)
  const mark = one.fallback ? say({ zh: ' ⚠ 日期待定', en: ' ⚠ may move' }) : ''
  return [
    `${timeOf(one)}  ${one.notice} ${say(one.name)}  ${say(area)} ${one.area}${mark}`,
    `    ${one.rule} · ${say(one.why)}`,
    `    ${roles} · ${channels} · ${[smsWords(say, one), ...reachWords(say, one, reaches)].join(' · ')}`,
  ].join('\n')
}

const timeOf = ({ at, zone }: Occurrence): string => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm ZZ')

const smsWords = (say: Say, { texts }: Occurrence): string => {
  const parts = texts.map(one => `${one.lang} ${one.parts}`).join(', ')
  return say({ zh: `短信段数 ${parts}`, en: `SMS parts ${parts}` })
}

const reachWords = (say: Say, one: Occurrence, reaches: Reaches): string[] => {
  const reach = reachOfOne(one, reaches)
  if (!reach) return []
  const words: [number | undefined, Phrase][] = [
    [reach.people, { zh: '人', en: 'people' }],
    [reach.rooms, { zh: '个群', en: 'rooms' }],
    [reach.speakers, { zh: '个喇叭', en: 'loudspeakers' }],
  ]
  return [words.flatMap(([count, word]) => (count === undefined ? [] : [`${count} ${say(word)}`])).join(', ')]
}

/** What may still move, a line a year; said months before it matters. */
export const unloadedLines = (say: Say, all: readonly Occurrence[]): string[] =>
  Array.from(unloadedYears(all), ([year, ones]) => {
    const names = [...new Set(ones.map(({ notice }) => notice))].join(', ')
    return say({
      zh: `⚠ ${year} 年放假安排尚未导入：${names} 暂按节日本身的日期。国务院通知约在 ${year - 1} 年 10—11 月公布，导入：tongluo calendar --holidays FILE`,
      en: `⚠ The holidays of ${year} are not loaded; on the festivals' own dates stand ${names}. They are published in October or November ${year - 1}; load them: tongluo calendar --holidays FILE`,
    })
  })
