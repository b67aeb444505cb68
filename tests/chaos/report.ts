import { table } from '../../infra/cli/table.ts'
import type { Wanted } from './arguments.ts'
import type { Strike } from './fault.ts'
import type { Run } from './run.ts'

const head = [
  'fault',
  'planned',
  'marked',
  'lost',
  'sent',
  'twice: windows',
  'ambiguous',
  'unexplained',
  'overtaken',
  'in doubt',
  'after Cancel, STOP',
  'recovery s',
  '',
]

const seconds = (ms: number | undefined): string => (ms === undefined ? '' : (ms / 1000).toFixed(1))

const row = (run: Run): string[] => {
  const { fault, verdict, recoveryMs } = run
  const { planned, marked, lost, sent, duplicates, doubts, overtakings, afterwards } = verdict
  const { open, beyond } = afterwards
  return [
    fault,
    String(planned),
    String(marked),
    String(lost),
    String(sent),
    String(duplicates.windows),
    String(duplicates.ambiguous),
    String(duplicates.unexplained),
    String(overtakings),
    doubts.unsent === 0 ? String(doubts.sent) : `${doubts.sent} + ${doubts.unsent}`,
    beyond === 0 ? String(open) : `${open} + ${beyond}`,
    seconds(recoveryMs),
    hasFailed(run) ? 'FAILED' : 'well',
  ]
}

const strikeText = ({ at, nth, times = 1, act, scope, ms }: Strike): string =>
  `${act}${scope === undefined ? '' : ` (${scope})`}${ms === undefined ? '' : ` ${ms} ms`} at ${at} ${nth}${times > 1 ? `…${nth + times - 1}` : ''}`

/** What was ordered, what came of it, and why that is as it should be, or not. */
export const paragraph = ({
  fault,
  schedule,
  struck,
  missed,
  clockOffMinutes,
  explained,
  verdict,
  traces,
  markedMs,
}: Run): string => {
  const clock = clockOffMinutes === 0 ? [] : [`clock ${clockOffMinutes} min off`]
  const outcome = verdict.problems.length === 0 ? [`  ${explained}`] : verdict.problems.map(one => `  FAILED: ${one}`)
  const never = missed.length > 0 ? `; never came to: ${missed.map(strikeText).join(' · ')}` : ''
  const times = `${struck.length} times something was done; marked after ${seconds(markedMs) || '–'} s${never}`
  const lines = [`  ${times}`, ...outcome, ...traces.map(one => `    ${one}`)]
  return [`${fault}: ${[...clock, ...schedule.map(strikeText)].join(' · ')}`, ...lines].join('\n')
}

export const render = ({ seed, sms }: Pick<Wanted, 'seed' | 'sms'>, runs: readonly Run[]): string =>
  `seed ${seed}, texts by ${sms}\n\n${table(head, runs.map(row))}`

/** A run to which nothing was done proves nothing. */
export const hasFailed = ({ verdict, struck, markedMs }: Run): boolean =>
  verdict.problems.length > 0 || struck.length === 0 || markedMs === undefined
