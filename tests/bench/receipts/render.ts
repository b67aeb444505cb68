import { table } from '../../../infra/cli/table.ts'
import { median } from '../report/statistics.ts'
import type { Machine } from '../round/measured.ts'
import type { Round, Run } from './measure.ts'
import { pushesText } from './pushes.ts'
import type { EndToEnd } from './through-the-stack.ts'

const goalPerSecond = 20_000

/** Of all that was written by processes that lived; undefined where the writer was killed. */
export const perCpuSecond = (round: Round, recipients: number): number | undefined =>
  round.writers === 1 ? recipients / round.taken.cpuSeconds : undefined

const isWarm = ({ name, writers }: Round): boolean => writers === 1 && name !== 'cold'
export const medianOf = ({ rounds, recipients }: Run): number =>
  median(rounds.filter(isWarm).flatMap(round => perCpuSecond(round, recipients) ?? [])) ?? 0

const whole = (value: number | undefined): string =>
  value === undefined ? '–' : Math.round(value).toLocaleString('en-US')

export const render = (run: Run, endToEnd: EndToEnd | undefined): string => {
  const { rounds, recipients } = run
  const row = (name: string, of: (round: Round) => string) => [name, ...rounds.map(of)]
  const reached = medianOf(run)
  return [
    machineText(run.machine),
    table(
      [`${whole(recipients)} receipts a round, ${run.perMessage} a message`, ...rounds.map(({ name }) => name)],
      [
        row('receipts a second of processor time', round => whole(perCpuSecond(round, recipients))),
        row('  of wall time', ({ writers, taken }) => (writers === 1 ? whole(recipients / taken.seconds) : '–')),
        row('CPU of the writer, s', ({ writers, taken }) => (writers === 1 ? taken.cpuSeconds.toFixed(2) : '–')),
        row('CPU of DynamoDB Local, s', ({ storeCpuSeconds }) => storeCpuSeconds.toFixed(2)),
        row('batches', ({ batches }) => whole(batches)),
        row('rows written', ({ rows }) => whole(rows)),
        row('receipts a row', ({ rows }) => (recipients / rows).toFixed(1)),
        row('lost', ({ lost }) => whole(lost)),
        row('counted twice', ({ twice }) => whole(twice)),
      ],
    ),
    `Warm median: ${whole(reached)} receipts a second and core; the goal of ${whole(goalPerSecond)} is ${reached >= goalPerSecond ? 'met' : 'missed'}.`,
    'killed: the writer was ended with SIGKILL in the midst of a batch, half-way; what was not acknowledged came again, to another.',
    ...(endToEnd ? [endToEndText(endToEnd)] : []),
  ].join('\n\n')
}

const machineText = ({ processor, cores, memoryGiB, system, node, loadAverage }: Machine): string =>
  [
    `${processor}, ${cores} cores, ${memoryGiB.toFixed(1)} GiB, ${system}, Node.js ${node}`,
    `load average before: ${loadAverage.map(load => load.toFixed(2)).join(' ')}`,
  ].join('\n')

const endToEndText = ({ recipients, seconds, sendingSeconds, pushes, voidBecause, loadAverage }: EndToEnd): string =>
  [
    `End to end on the local stack: ${whole(recipients)} receipts in ${seconds.toFixed(1)} s from the first phone to the last row, ` +
      `${whole(recipients / seconds)} a second, of which the sending took ${sendingSeconds.toFixed(1)} s; there the sending, the field and ` +
      `the store share the cores, and they set the pace (load average after: ${loadAverage.toFixed(2)}).`,
    pushesText(pushes),
    ...(voidBecause.length > 0 ? [`That round is void: ${voidBecause.join('; ')}.`] : []),
  ].join('\n\n')

/** For machines. */
export const documentOf = (run: Run, endToEnd: EndToEnd | undefined): object => ({
  ...run,
  rounds: run.rounds.map(({ taken: { acknowledged, ...taken }, ...round }) => ({
    ...round,
    ...taken,
    acknowledged: acknowledged.size,
    perCpuSecond: perCpuSecond({ ...round, taken: { acknowledged, ...taken } }, run.recipients) ?? null,
  })),
  medianPerCpuSecond: medianOf(run),
  endToEnd: endToEnd ?? null,
})
