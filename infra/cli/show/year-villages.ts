import type { Places } from '../../year/play-year.ts'
import type { NoticeOfYear } from '../../year/report/month.ts'
import { sumsOf } from '../../year/report/sums.ts'
import type { Village } from '../../year/report/villages.ts'
import type { Say } from '../language.ts'
import { receivedWords, timeIn } from './year-figures.ts'

type Shown = Places & { zone: string }

/** What each village received, those that received the same together; those that received nothing come last. */
export const villageLines = (say: Say, notices: readonly NoticeOfYear[], shown: Shown): string[] => {
  const received = shown.villages.map(village => ({
    village,
    through: throughWords(say, village, shown),
    lines: notices
      .flatMap(one => receptions(say, one, village, shown.zone))
      .toSorted((a, b) => a.at - b.at)
      .map(({ line }) => line),
  }))
  const alike = Map.groupBy(received, ({ village, through, lines }) => JSON.stringify([village.town, through, lines]))
  const together = [...alike.values()].toSorted((a, b) => Number(isEmpty(a)) - Number(isEmpty(b)))
  return together.flatMap(ones => {
    const [{ village, through = '', lines = [] } = {}] = ones
    const who = `  ${village?.town ?? ''}  ${namesOf(
      say,
      ones.map(one => one.village.name),
    )}${through}`
    return lines.length > 0
      ? [who, ...lines.map(line => `    ${line}`)]
      : [`${who}  ${say({ zh: '没有收到', en: 'received nothing' })}`]
  })
}

const isEmpty = ([first]: { lines: string[] }[]): boolean => first?.lines.length === 0

const shownNames = 3

const namesOf = (say: Say, names: readonly string[]): string => {
  const some = names.slice(0, shownNames).join(say({ zh: '、', en: ', ' }))
  return names.length <= shownNames
    ? some
    : say({ zh: `${some}等 ${names.length} 村`, en: `${some} and ${names.length - shownNames} more villages` })
}

/** Whose people and rooms are not its own. */
const throughWords = (say: Say, { code, by }: Village, { names }: Shown): string => {
  const others = by.filter(place => place !== code).map(place => names.get(place) ?? place)
  if (others.length === 0) return ''
  const list = others.join(say({ zh: '、', en: ', ' }))
  return say({ zh: `，经${list}`, en: `, through ${list}` })
}

/** One for each time at which something of a notice was received: SMS in the morning, loudspeakers at noon. */
const receptions = (say: Say, one: NoticeOfYear, { by }: Village, zone: string): { at: number; line: string }[] => {
  const heard = one.deliveries.filter(({ place, figures }) => figures.accepted > 0 && by.includes(place))
  return Array.from(
    Map.groupBy(heard, ({ at = one.at }) => at - (at % minuteMs)),
    ([at, deliveries]) => ({
      at,
      line: `${timeIn(zone, at)}  ${one.notice} ${say(one.name)}  ${receivedWords(say, sumsOf(deliveries))}`,
    }),
  )
}

const minuteMs = 60_000
