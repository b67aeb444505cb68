import type { AlertReceipt } from '../../../shared/contracts/http.ts'
import type { Sent } from '../client.ts'
import type { Phrase, Say } from '../language.ts'
import { problemLines } from './problems.ts'
import { unresolvedLines } from './unresolved.ts'
import { drillOf, stateWords } from './words.ts'

export const sentDocument = (file: string, sent: Sent): object => {
  if (sent.verdict === 'refused') return { file, verdict: sent.verdict, reasons: sent.reasons }
  return { file, verdict: sent.verdict, reasons: [], repeat: sent.repeat, ...sent.receipt }
}

export const sentText = (say: Say, file: string, sent: Sent): string => {
  if (sent.verdict === 'refused')
    return [say({ zh: `${file}：被拒绝`, en: `${file}: refused` }), ...problemLines(sent.reasons)].join('\n')
  const { warning, seq, outcome, status, state, stateReason, audience, unresolved, warnings } = sent.receipt
  const { villages, groups, phones, rooms, terminals } = audience
  const drill = drillOf(say, status)
  const why = `${say(stateWords[state])}${stateReason === undefined ? '' : ` (${stateReason})`}`
  return [
    say({
      zh: `${drill}${file}：已接收，预警 ${warning}，${why}`,
      en: `${drill}${file}: accepted as ${warning}, ${why}`,
    }),
    say(outcomeWords[outcome](seq)),
    ...(sent.repeat ? [say({ zh: '  以前已经收到过', en: '  it had been taken before' })] : []),
    say({
      zh: `  对象：${villages} 个村、${groups} 个直通群、${phones} 部电话、${rooms} 个群、${terminals} 只喇叭`,
      en: `  for ${villages} villages, ${groups} groups, ${phones} phones, ${rooms} rooms, ${terminals} loudspeakers`,
    }),
    ...unresolvedLines(say, unresolved),
    ...problemLines(warnings),
    say({ zh: `  npx tongluo status ${warning} 查看进展`, en: `  npx tongluo status ${warning} shows how far it is` }),
  ].join('\n')
}

const outcomeWords: Record<AlertReceipt['outcome'], (seq: number) => Phrase> = {
  issued: seq => ({ zh: `  第 ${seq} 号，正在发送`, en: `  number ${seq} of its series: it is being sent` }),
  waiting: seq => ({ zh: `  第 ${seq} 号，等待`, en: `  number ${seq} of its series: it waits` }),
  recorded: () => ({ zh: '  仅存档，没有发给任何人', en: '  it is only kept: nobody is told anything' }),
}
