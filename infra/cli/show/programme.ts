import type { PlayCount, ProgrammeReceipt, ProgrammeView } from '../../../shared/contracts/programme.ts'
import type { Authority } from '../../../shared/domain/loudspeakers/authority.ts'
import type { Phrase, Say } from '../language.ts'
import { table } from '../table.ts'

const authorityWords: Record<Authority, Phrase> = {
  province: { zh: '省', en: 'province' },
  city: { zh: '市', en: 'city' },
  county: { zh: '县', en: 'county' },
  town: { zh: '乡镇', en: 'town' },
  village: { zh: '村', en: 'village' },
}
const weekdayWords: Phrase[] = [
  { zh: '一', en: 'Mo' },
  { zh: '二', en: 'Tu' },
  { zh: '三', en: 'We' },
  { zh: '四', en: 'Th' },
  { zh: '五', en: 'Fr' },
  { zh: '六', en: 'Sa' },
  { zh: '日', en: 'Su' },
]

type Item = ProgrammeView['hears'][number]

export const programmeText = (say: Say, view: ProgrammeView): string => {
  const { place, authority, own, hears, cap, yields, history } = view
  return [
    say({
      zh: `${place}（${say(authorityWords[authority])}），本级第 ${own.version} 版，共 ${hears.length} 条，音量上限 ${cap}%`,
      en: `${place} (${say(authorityWords[authority])}): own version ${own.version}, ${hears.length} items, volume up to ${cap} %`,
    }),
    ...(hears.length > 0 ? [table(head(say), hears.map(row(say)))] : []),
    ...yieldLines(say, yields),
    ...history.map(({ version, at, by, items }) =>
      say({
        zh: `第 ${version} 版：${by}，${new Date(at).toISOString()}，${items} 条`,
        en: `version ${version}: ${by}, ${new Date(at).toISOString()}, ${items} items`,
      }),
    ),
  ].join('\n')
}

const head = (say: Say): string[] => [
  say({ zh: '节目', en: 'item' }),
  say({ zh: '级别', en: 'by' }),
  say({ zh: '星期', en: 'weekdays' }),
  say({ zh: '时间', en: 'at' }),
  say({ zh: '秒', en: 'seconds' }),
  say({ zh: '音量', en: 'volume' }),
]

const row =
  (say: Say) =>
  ({ title, authority, weekdays, at, seconds, volume }: Item): string[] => [
    title,
    say(authorityWords[authority]),
    weekdays.map(day => say(weekdayWords[day - 1] ?? { zh: '', en: '' })).join(say({ zh: '', en: ' ' })),
    at,
    String(seconds),
    String(volume),
  ]

const yieldLines = (say: Say, yields: ProgrammeView['yields']): string[] =>
  yields.map(({ item, to, toItem }) =>
    say({
      zh: `注意：${item} 与上级 ${to} 的 ${toItem} 时间重叠，上级优先。`,
      en: `Note: ${item} meets ${toItem} of ${to}, which goes before it.`,
    }),
  )

export const receiptText = (say: Say, { place, version, changed, yields }: ProgrammeReceipt): string =>
  [
    changed
      ? say({
          zh: `${place} 的节目已设定（第 ${version} 版），正在下发。`,
          en: `${place}: version ${version} is stored and being told to its loudspeakers.`,
        })
      : say({
          zh: `${place} 的节目没有变化（第 ${version} 版），重新下发。`,
          en: `${place}: nothing changed (version ${version}); it is told again.`,
        }),
    ...yieldLines(say, yields),
  ].join('\n')

export const playsText = (say: Say, place: string, plays: PlayCount[]): string =>
  plays.length === 0
    ? say({ zh: `${place} 没有播出记录。`, en: `Nothing was said in ${place}.` })
    : table(
        [
          say({ zh: '村', en: 'village' }),
          say({ zh: '日期', en: 'day' }),
          say({ zh: '时间', en: 'at' }),
          say({ zh: '节目', en: 'item' }),
          say({ zh: '播出', en: 'played' }),
          say({ zh: '失败', en: 'failed' }),
        ],
        plays.map(({ village, day, at, item, played, failed }) => [
          village,
          day,
          at,
          item,
          String(played),
          String(failed),
        ]),
      )
