import type { DecisionReceipt } from '../../../shared/contracts/decisions.ts'
import type { Phrase, Say } from '../language.ts'
import { problemLines } from './problems.ts'
import { stateWords } from './words.ts'

const decisionWords: Record<DecisionReceipt['decision'], Phrase> = {
  approve: { zh: '已批准', en: 'approved' },
  reject: { zh: '已驳回', en: 'rejected' },
  target: { zh: '已指定范围', en: 'targeted' },
  withdraw: { zh: '已撤回', en: 'withdrawn' },
}

export const decidedText = (say: Say, receipt: DecisionReceipt): string => {
  const { warning, decision, seq, state, stateReason, waits, alongside, audience, warnings } = receipt
  const { villages, groups, phones, rooms, terminals } = audience
  const why = stateReason === undefined ? '' : ` (${stateReason})`
  return [
    say({
      zh: `${warning} 第 ${seq} 号：${decisionWords[decision].zh}，现在${stateWords[state].zh}${why}`,
      en: `${warning}, number ${seq}: ${decisionWords[decision].en}, and now ${stateWords[state].en}${why}`,
    }),
    ...(alongside.length > 0
      ? [say({ zh: `  同时：${alongside.join('、')}`, en: `  and with it ${alongside.join(', ')}` })]
      : []),
    ...(waits
      ? [
          say({
            zh: `  第 ${waits.seq} 号仍在等待：${stateWords[waits.state].zh}（${waits.reason}）`,
            en: `  number ${waits.seq} waits on: ${stateWords[waits.state].en} (${waits.reason})`,
          }),
        ]
      : []),
    say({
      zh: `  对象：${villages} 个村、${groups} 个直通群、${phones} 部电话、${rooms} 个群、${terminals} 只喇叭`,
      en: `  for ${villages} villages, ${groups} groups, ${phones} phones, ${rooms} rooms, ${terminals} loudspeakers`,
    }),
    ...problemLines(warnings),
  ].join('\n')
}
