import type { ChannelFigures, WarningStatus } from '../../../shared/contracts/http.ts'
import { Channel } from '../../../shared/domain/channel.ts'
import type { Say } from '../language.ts'
import { table } from '../table.ts'
import { pastedLines } from './rooms.ts'
import { unresolvedLines } from './unresolved.ts'
import { channelWords, drillOf, stateWords } from './words.ts'

/** One screen: what it is, how far each channel is, what each township has. */
export const statusText = (say: Say, status: WarningStatus): string =>
  [
    `${drillOf(say, status.status)}${status.headline}`,
    `${status.warning}  ${say(stateWords[status.state])}${status.stateReason === undefined ? '' : ` (${status.stateReason})`}`,
    ...pendingLine(say, status),
    ...unresolvedLines(say, status.unresolved),
    '',
    channelTable(say, status),
    '',
    ...(status.towns.length > 0 ? [townTable(say, status), ''] : []),
    villageLine(say, status),
    ...secondsLine(say, status),
    ...pastedLines(say, status.pasted),
  ].join('\n')

const pendingLine = (say: Say, { pending }: Pick<WarningStatus, 'pending'>): string[] =>
  pending === undefined
    ? []
    : [
        say({
          zh: `第 ${pending.seq} 号${stateWords[pending.state].zh}（${pending.reason}）`,
          en: `number ${pending.seq}: ${stateWords[pending.state].en} (${pending.reason})`,
        }),
      ]

export const channelTable = (say: Say, { channels }: Pick<WarningStatus, 'channels'>): string => {
  const head = [
    '',
    say({ zh: '应发', en: 'planned' }),
    say({ zh: '待发', en: 'open' }),
    say({ zh: '已交付', en: 'accepted' }),
    say({ zh: '已收到', en: 'delivered' }),
    say({ zh: '未回执', en: 'unconfirmed' }),
    say({ zh: '失败', en: 'failed' }),
    say({ zh: '不明', en: 'unknown' }),
    say({ zh: '不发', en: 'suppressed' }),
  ]
  const rows = Channel.options.map(channel => [say(channelWords[channel]), ...figures(channels[channel])])
  const reasons = Channel.options.flatMap(channel => reasonLine(say, channel, channels[channel]))
  return [table(head, rows), ...reasons].join('\n')
}

const figures = (channel: ChannelFigures | undefined): string[] => {
  if (channel === undefined) return Array(8).fill('-')
  const { planned, open, accepted, delivered, unconfirmed, failed, unknown, suppressed } = channel
  return [planned, open, accepted, delivered, unconfirmed, failed, unknown, suppressed].map(String)
}

const reasonLine = (say: Say, channel: Channel, figures: ChannelFigures | undefined): string[] => {
  const reasons = Object.entries(figures?.reasons ?? {}).map(([reason, count]) => `${reason} ${count}`)
  return reasons.length === 0 ? [] : [`${say(channelWords[channel])}: ${reasons.join(', ')}`]
}

/** Delivered ÷ planned per channel: what reached people, not what was handed over. */
export const townTable = (say: Say, { towns }: Pick<WarningStatus, 'towns'>): string => {
  const order: Channel[] = ['loudspeaker', 'group-chat', 'sms']
  const head = [
    say({ zh: '乡镇', en: 'township' }),
    ...order.map(channel => say(channelWords[channel])),
    say({ zh: '已证实', en: 'proven' }),
    say({ zh: '部分', en: 'partly' }),
    say({ zh: '未证实', en: 'not proven' }),
  ]
  const rows = towns.map(({ name, channels, villages }) => [
    name,
    ...order.map(channel => reach(channel, channels[channel])),
    ...[villages.proven, villages.partly, villages.notProven].map(String),
  ])
  return table(head, rows)
}

/** A room's ceiling is accepted: no robot says who read it. */
const reach = (channel: Channel, figures: ChannelFigures | undefined): string => {
  if (figures === undefined || figures.planned === 0) return '-'
  return `${channel === 'group-chat' ? figures.accepted : figures.delivered}/${figures.planned}`
}

const villageLine = (say: Say, { villages: { proven, partly, notProven } }: WarningStatus): string =>
  say({
    zh: `各村：已证实 ${proven}，部分证实 ${partly}，未证实 ${notProven}`,
    en: `villages: ${proven} proven, ${partly} partly, ${notProven} not proven`,
  })

const secondsLine = (say: Say, { seconds: { firstSend, lastAccepted, lastReceipt } }: WarningStatus): string[] => {
  if (firstSend === undefined) return []
  const after = (seconds: number | undefined) => (seconds === undefined ? '-' : seconds.toFixed(1))
  return [
    say({
      zh: `自发布起（秒）：首次发送 ${after(firstSend)}，最后交付 ${after(lastAccepted)}，最后回执 ${after(lastReceipt)}`,
      en: `seconds after issue: first send ${after(firstSend)}, last accepted ${after(lastAccepted)}, last receipt ${after(lastReceipt)}`,
    }),
  ]
}
