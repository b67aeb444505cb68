import type { Year } from '../../year/play-year.ts'
import type { Delivery } from '../../year/report/deliveries.ts'
import { sumsOf } from '../../year/report/sums.ts'
import type { Village } from '../../year/report/villages.ts'
import type { Say } from '../language.ts'
import { table } from '../table.ts'
import { receivedWords } from './year-figures.ts'

/** How many notices reached each village, month by month; and what was received in all, each phone, room and loudspeaker once. */
export const yearText = (say: Say, { villages, months }: Year): string => {
  const head = [
    say({ zh: '每村收到的提醒', en: 'notices received, by village' }),
    ...months.map(({ month }) => month.slice(5)),
    say({ zh: '全年', en: 'year' }),
  ]
  const rows = villages.map(village => {
    const counts = months.map(({ notices }) => notices.filter(one => hasReached(village, one.deliveries)).length)
    return [
      `${village.town} ${village.name}`,
      ...[...counts, sum(counts)].map(count => (count === 0 ? '–' : `${count}`)),
    ]
  })
  return [table(head, rows), totalText(say, months)].join('\n\n')
}

const hasReached = ({ by }: Village, deliveries: readonly Delivery[]): boolean =>
  deliveries.some(({ place, figures }) => figures.accepted > 0 && by.includes(place))

const totalText = (say: Say, months: Year['months']): string => {
  const all = months.flatMap(({ notices }) => notices)
  const told = all.filter(({ state }) => state === 'told').length
  const received = receivedWords(say, sumsOf(all.flatMap(({ deliveries }) => deliveries)))
  return [
    say({
      zh: `全年提醒 ${all.length} 条，发出 ${told} 条：${received || '没有人收到'}。`,
      en: `${all.length} notices in the year, ${told} told: ${received || 'nobody received any'}.`,
    }),
    say({
      zh: '一个群管多个村：人、群、喇叭在合计中各算一次。预警是虚构的，它们自己的消息不计在内。',
      en: 'A group looks after several villages: in the sum each person, room and loudspeaker counts once. The warnings are invented, and their own messages are not in it.',
    }),
  ].join('\n')
}

const sum = (counts: readonly number[]): number => counts.reduce((total, one) => total + one, 0)
