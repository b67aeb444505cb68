import type { WarningStatus } from '../../../shared/contracts/http.ts'
import { Channel } from '../../../shared/domain/channel.ts'
import type { FieldFigures, Outcome } from '../demo/document.ts'
import type { Ending } from '../demo/ending.ts'
import type { Phrase, Say } from '../language.ts'
import { table } from '../table.ts'
import { problemLines } from './problems.ts'
import { statusText } from './status.ts'
import { channelWords } from './words.ts'

/** One line: per channel, how many are handed over of how many, over all warnings. */
export const progressText = (say: Say, statuses: WarningStatus[]): string =>
  Channel.options
    .map(channel => {
      const sum = (figure: 'accepted' | 'planned' | 'delivered') =>
        statuses.reduce((total, { channels }) => total + (channels[channel]?.[figure] ?? 0), 0)
      return `${say(channelWords[channel])} ${sum('accepted')}/${sum('planned')} (${sum('delivered')})`
    })
    .join('  ')

export const reachText = (say: Say, outcome: Outcome): string => {
  const { file } = outcome
  if (outcome.verdict === 'refused')
    return [`${file}: ${say({ zh: '被拒绝', en: 'refused' })}`, ...problemLines(outcome.reasons)].join('\n')
  const { receipt, status } = outcome
  return [`${file}:`, statusText(say, status), ...problemLines(receipt.warnings)].join('\n')
}

const endingWords: Record<Ending, Phrase> = {
  marked: { zh: '全部有结果', en: 'every recipient is marked' },
  ended: { zh: '已结束，未发送', en: 'ended without sending' },
  'waits-for-a-person': { zh: '等待人工处理', en: 'waits for a person' },
  'waits-for-a-clock': { zh: '等待时间', en: 'waits for a clock' },
  working: { zh: '仍有未完成的对象', en: 'some recipients are still not marked' },
}

export const conclusion = (say: Say, endings: Ending[], field: FieldFigures): string => {
  const rows = Channel.options.map(channel => [
    say(channelWords[channel]),
    String(field[channel].received),
    String(field[channel].distinct),
  ])
  const head = [
    say({ zh: '另一端', en: 'the other side' }),
    say({ zh: '收到', en: 'received' }),
    say({ zh: '不同', en: 'distinct' }),
  ]
  return [table(head, rows), ...new Set(endings.map(ending => say(endingWords[ending])))].join('\n')
}
