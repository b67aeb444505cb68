import type { WaitingWarning } from '../../../shared/contracts/decisions.ts'
import type { Say } from '../language.ts'
import { timeOf } from './times.ts'
import { drillOf, stateWords } from './words.ts'

export const waitingText = (say: Say, waiting: readonly WaitingWarning[]): string =>
  waiting.length === 0
    ? say({ zh: '没有等待中的预警。', en: 'Nothing waits.' })
    : waiting.map(one => oneText(say, one)).join('\n\n')

const oneText = (say: Say, one: WaitingWarning): string =>
  [
    `${drillOf(say, one.status)}${one.headline}  ${one.msgType} ${one.colour}`,
    say({
      zh: `${one.warning} 第 ${one.seq} 号，${stateWords[one.state].zh}（${one.reason}），提交者 ${one.author}（${one.sender}）`,
      en: `${one.warning} number ${one.seq}, ${stateWords[one.state].en} (${one.reason}), sent by ${one.author} (${one.sender})`,
    }),
    timesLine(say, one),
    audienceLine(say, one),
    decidersLine(say, one),
    youLine(say, one),
  ].join('\n')

const timesLine = (say: Say, { since, expiresAt, effectiveAt, calls }: WaitingWarning): string => {
  const [from, to] = [timeOf(since), timeOf(expiresAt)]
  const starts = effectiveAt !== undefined && effectiveAt > since ? timeOf(effectiveAt) : undefined
  return say({
    zh: `  ${from} 起等待，${starts ? `${starts} 生效，` : ''}${to} 失效；已呼叫值班员 ${calls} 次`,
    en: `  waits since ${from}, ${starts ? `takes effect ${starts}, ` : ''}expires ${to}; duty officers called ${calls} times`,
  })
}

const audienceLine = (say: Say, { audience, counties, alongside }: WaitingWarning): string => {
  const { villages, groups, phones, rooms, terminals } = audience
  const together = alongside.join(', ')
  return say({
    zh: `  对象：${villages} 个村、${groups} 个直通群、${phones} 部电话、${rooms} 个群、${terminals} 只喇叭（${counties.join('、')}）${together && `；同时涉及 ${together}`}`,
    en: `  for ${villages} villages, ${groups} groups, ${phones} phones, ${rooms} rooms, ${terminals} loudspeakers (${counties.join(', ')})${together && `; together with ${together}`}`,
  })
}

const decidersLine = (say: Say, { deciders: { counties, recipients, not }, state }: WaitingWarning): string => {
  if (state === 'scheduled')
    return say({ zh: '  到时自动发布，不须决定', en: '  it is sent when its time comes: nobody needs to decide' })
  const where = counties.join(', ')
  return say({
    zh: `  可决定者：辖区含 ${where === '' ? '全国' : where}、权限不少于 ${recipients} 个对象的值班员或管理员，${not} 本人除外`,
    en: `  officers and administrators decide whose area holds ${where === '' ? 'the country' : where} and whose key reaches ${recipients}, but not ${not}`,
  })
}

const youLine = (say: Say, { you, warning, seq }: WaitingWarning): string => {
  const [first] = you
  if (!first) return say({ zh: '  此密钥无权决定', en: '  this key may not decide it' })
  const order = `npx tongluo ${first} ${warning}${first === 'target' ? ' CODE…' : ''} --seq ${seq}${first === 'reject' ? ' --reason …' : ''}`
  return say({
    zh: `  此密钥可以：${you.join('、')}，例如 ${order}`,
    en: `  this key may: ${you.join(', ')}; for example ${order}`,
  })
}
