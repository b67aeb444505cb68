import { DateTime } from 'luxon'
import type { AlertPreview } from '../../../shared/contracts/preview.ts'
import { roleNames } from '../../../shared/domain/calendar/roles.ts'
import type { Phrase, Say } from '../language.ts'
import { table } from '../table.ts'
import { problemLines } from './problems.ts'
import { unresolvedLines } from './unresolved.ts'
import { channelWords, drillOf, stateWords } from './words.ts'

type Listener = keyof AlertPreview['listeners']
type Turn = AlertPreview['listeners'][Listener]['turn']

const listenerWords: Record<Listener, Phrase> = {
  people: { zh: '责任人', en: 'people' },
  public: { zh: '群众', en: 'public' },
  rooms: { zh: '群', en: 'rooms' },
  speakers: { zh: '喇叭', en: 'speakers' },
}
const listeners = Object.keys(listenerWords) as Listener[]

const outcomeWords: Record<AlertPreview['outcome'], Phrase> = {
  issued: { zh: '会立即发送', en: 'would be sent at once' },
  waiting: { zh: '会等待', en: 'would wait' },
  recorded: { zh: '只会存档，不发给任何人', en: 'would only be kept: nobody is told anything' },
}

/** What a duty officer reads before sending: what becomes of it, who is reached where, each text as it arrives, and the price. */
export const previewText = (say: Say, file: string, preview: AlertPreview): string =>
  [
    `${drillOf(say, preview.status)}${file}：${say(outcomeWords[preview.outcome])} ${say(stateWords[preview.state])}${reasonOf(preview)}`,
    ...(preview.known
      ? [
          say({
            zh: '  以前已经收到过，再发不会改变什么',
            en: '  it was taken before: sending it again changes nothing',
          }),
        ]
      : []),
    ...followLine(say, preview),
    ...addresseesLine(say, preview),
    ...unresolvedLines(say, preview.unresolved),
    ...problemLines(preview.warnings),
    '',
    reachTable(say, preview),
    '',
    smsLine(say, preview),
    ...templateLines(say, preview),
    ...preview.texts.flatMap(text => ['', ...textLines(say, text)]),
  ].join('\n')

const reasonOf = ({ reason }: AlertPreview): string => (reason === undefined ? '' : ` (${reason})`)

const followLine = (say: Say, { follows, reachedBefore }: AlertPreview): string[] =>
  follows.length === 0
    ? []
    : [
        say({
          zh: `  接续 ${follows.join('、')}，此前已收到的 ${reachedBefore} 个对象也会收到`,
          en: `  follows ${follows.join(', ')}: the ${reachedBefore} recipients of before hear it, too`,
        }),
      ]

/** The people of the table below are these, whether they have a duty or not. */
const addresseesLine = (say: Say, { addressees }: AlertPreview): string[] => {
  if (!addressees) return []
  const listed = (words: Phrase[]) => words.map(say).join(say({ zh: '、', en: ', ' }))
  const roles = listed(addressees.roles.map(role => roleNames[role]))
  const channels = listed(addressees.channels.map(channel => channelWords[channel]))
  return [say({ zh: `  只发给：${roles}；渠道：${channels}`, en: `  only for ${roles}; by ${channels}` })]
}

const reachTable = (say: Say, { towns, addressees, listeners: total }: AlertPreview): string =>
  table(
    [say({ zh: '乡镇', en: 'township' }), ...listeners.map(listener => say(headingOf(listener, addressees)))],
    [
      ...towns.map(town => [town.name, ...listeners.map(listener => String(town[listener]))]),
      [say({ zh: '合计', en: 'all' }), ...listeners.map(listener => String(total[listener].count))],
      [say({ zh: '何时', en: 'when' }), ...listeners.map(listener => turnWords(say, total[listener].turn))],
    ],
  )

const headingOf = (listener: Listener, addressees: AlertPreview['addressees']): Phrase =>
  listener === 'people' && addressees ? { zh: '对象', en: 'for' } : listenerWords[listener]

const turnWords = (say: Say, turn: Turn): string => {
  if (turn.kind === 'not-addressed') return say({ zh: '不发', en: 'not' })
  if (turn.kind === 'hold') return DateTime.fromMillis(turn.untilAt).toFormat('MM-dd HH:mm ZZ')
  const now = say({ zh: '立即', en: 'now' })
  return turn.repeat > 1 ? `${now} ×${turn.repeat}` : now
}

const smsLine = (say: Say, { sms: { parts, messages, cost } }: AlertPreview): string => {
  const price = cost ? `${cost.amount} ${cost.currency}` : say({ zh: '未设单价', en: 'no price is set' })
  return say({
    zh: `短信每条 ${parts} 段，共 ${messages} 段，约 ${price}`,
    en: `${parts} parts an SMS, ${messages} in all, about ${price}`,
  })
}

/** Where SMS are registered templates: which one, or that none carries it; the warnings above say why. */
const templateLines = (say: Say, { sms: { templates = [] } }: AlertPreview): string[] =>
  templates.map(({ lang, covered, template }) => {
    const reader = covered ? lang : `${lang}, ${say({ zh: '范围之外', en: 'outside' })}`
    return template === undefined
      ? say({
          zh: `短信模板（${reader}）：没有能承载的，短信不会发出`,
          en: `SMS template (${reader}): none carries it, no SMS is sent`,
        })
      : say({ zh: `短信模板（${reader}）：${template}`, en: `SMS template (${reader}): ${template}` })
  })

const textLines = (say: Say, { channel, lang, covered, text, parts, cut }: AlertPreview['texts'][number]): string[] => {
  const notes = [
    lang,
    ...(covered ? [] : [say({ zh: '范围之外', en: 'outside' })]),
    ...(parts === undefined ? [] : [say({ zh: `${parts} 段`, en: `${parts} parts` })]),
    ...(cut ? [say({ zh: '已截短', en: 'cut' })] : []),
  ]
  return [`── ${say(channelWords[channel])} (${notes.join(', ')})`, text]
}
