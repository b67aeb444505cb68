import { table } from '../../../infra/cli/table.ts'
import { median } from '../report/statistics.ts'
import type { Machine } from '../round/measured.ts'
import { type Behaviour, behaviours, quotaOf, type SinkName } from '../sink/kinds.ts'
import type { Run, SinkRun } from './measure.ts'
import { arrivedPerSecond, type Limits, type Round, storedPerSecond, warmUp } from './round.ts'
import {
  againstBestRival,
  againstLimits,
  againstRival,
  type Goal,
  goalsOf,
  medianOf,
  refusedShare,
  shareOfLittle,
  shareOfQuota,
} from './scores.ts'
import { durability, type SystemName } from './systems.ts'

const whole = (value: number | undefined): string =>
  value === undefined ? '–' : Math.round(value).toLocaleString('en-US')
const fixed = (digits: number) => (value: number | undefined) => (value === undefined ? '–' : value.toFixed(digits))
const percent = (value: number | undefined): string => (value === undefined ? '–' : `${(100 * value).toFixed(2)} %`)

export const renderMachine = ({ processor, cores, memoryGiB, system, node, java, loadAverage }: Machine): string =>
  `${processor}, ${cores} cores, ${memoryGiB.toFixed(1)} GiB, ${system}, Node.js ${node}, Java ${java}\n` +
  `load average before: ${loadAverage.map(fixed(2)).join(' ')}`

/** One line as soon as a round is over. */
export const lineOf = (one: Limits | Round): string =>
  'dispatch' in one
    ? `round ${one.round}  limits: dispatch ${whole(one.dispatch)}/s, SNS loop ${whole(one.sns)}/s, store ${whole(one.storeItems)} items/s; ${machineOf(one)}`
    : `round ${one.round}  ${one.system}: ${whole(arrivedPerSecond(one))}/s to the last arrival, ${whole(storedPerSecond(one))}/s to the last status; ${machineOf(one)}${voidText(one)}`

const machineOf = ({ cpuSeconds, loadAverage }: Limits | Round): string =>
  `machine ${fixed(1)(cpuSeconds)} CPU s, load ${fixed(2)(loadAverage)}`
const voidText = ({ voidBecause }: Round): string => (voidBecause.length > 0 ? `; VOID: ${voidBecause.join('; ')}` : '')

type Row = { name: string; of(round: Round, run: SinkRun): number | undefined; show(value: number | undefined): string }

const rowsFor = (sink: SinkName): Row[] => {
  const { latencyMs, errorEvery }: Behaviour = behaviours[sink]
  const quota = quotaOf(sink) ?? 0
  return [
    { name: 'recipients/s, POST to last arrival', of: arrivedPerSecond, show: whole },
    { name: 'recipients/s, POST to last status', of: storedPerSecond, show: whole },
    { name: '÷ bare dispatch', of: (one, { limits }) => againstLimits(one, limits)?.dispatch, show: fixed(3) },
    { name: '÷ bare SNS loop', of: (one, { limits }) => againstLimits(one, limits)?.sns, show: fixed(3) },
    { name: '÷ best rival', of: (one, { rounds }) => againstBestRival(one, rounds), show: fixed(2) },
    {
      name: '÷ BullMQ, a job per recipient',
      of: (one, { rounds }) => againstRival(one, rounds, 'bullmq'),
      show: fixed(2),
    },
    { name: 'first send, ms', of: one => one.firstSendMs, show: whole },
    ...(latencyMs > 0
      ? [
          { name: 'requests open at once, at most', of: ({ seen }: Round) => seen.openMost, show: whole },
          { name: '÷ (open at most ÷ latency)', of: (one: Round) => shareOfLittle(one, latencyMs), show: fixed(2) },
        ]
      : []),
    ...(quota > 0
      ? [
          { name: 'share of the quota', of: ({ seen }: Round) => shareOfQuota(seen, quota), show: percent },
          { name: 'answered 429', of: ({ seen }: Round) => refusedShare(seen), show: percent },
        ]
      : []),
    ...(errorEvery !== undefined
      ? [
          {
            name: 'failed or in doubt, in the store',
            of: ({ stored }: Round) => stored.failed + stored.doubt,
            show: whole,
          },
        ]
      : []),
    { name: 'machine, CPU s per 100,000', of: one => (one.cpuSeconds * 100_000) / one.n, show: fixed(1) },
    { name: 'load average after', of: one => one.loadAverage, show: fixed(2) },
  ]
}

const ofSystem = (run: SinkRun, system: SystemName): string => {
  const own = run.rounds.filter(one => one.system === system)
  const rows = rowsFor(run.sink).map(({ name, of, show }) => [
    name,
    ...own.map(one => show(of(one, run))),
    show(medianOf(run.rounds, system, one => of(one, run))),
  ])
  const voids = own.flatMap(({ round, voidBecause }) =>
    voidBecause.map(reason => `round ${round} is void, and in no median: ${reason}`),
  )
  return [
    table([`${system} (${durability[system]})`, ...own.map(({ round }) => round), 'median'], rows),
    ...voids,
  ].join('\n')
}

const limitsTable = (limits: readonly Limits[], processes: number): string => {
  const measured = limits.filter(({ round }) => round !== warmUp)
  const row = (name: string, of: (one: Limits) => number, show: (value: number | undefined) => string) => [
    ...[name, ...limits.map(one => show(of(one)))],
    show(median(measured.map(of))),
  ]
  return table(
    ['limits, each alone', ...limits.map(({ round }) => round), 'median'],
    [
      row(`bare dispatch, ${processes} processes, /s`, one => one.dispatch, whole),
      row(`bare SNS loop, ${processes} processes, /s`, one => one.sns, whole),
      row('DynamoDB Local in memory, items/s', one => one.storeItems, whole),
      row('machine, CPU s', one => one.cpuSeconds, fixed(1)),
      row('load average after', one => one.loadAverage, fixed(2)),
    ],
  )
}

const goalText = ({ goal, system, reached, wanted, met }: Goal): string =>
  `${met ? 'met   ' : 'missed'}  ${system}: ${goal}: ${reached === undefined ? 'nothing that counts' : reached < 10 ? fixed(3)(reached) : whole(reached)}, wanted ${wanted.toLocaleString('en-US')}`

const ofSink = (run: SinkRun, { n, processes }: Run): string => {
  const systems = [...new Set(run.rounds.map(({ system }) => system))]
  const goals = goalsOf(run)
  return [
    `Sink ${run.sink}, ${whole(n)} recipients a round`,
    limitsTable(run.limits, processes),
    ...systems.map(system => ofSystem(run, system)),
    ...(goals.length > 0 ? [`Goals\n${goals.map(goalText).join('\n')}`] : []),
  ].join('\n\n')
}

export const render = (run: Run): string =>
  [renderMachine(run.machine), ...run.sinks.map(sink => ofSink(sink, run))].join('\n\n')

/** For machines. */
export const documentOf = (run: Run): object => ({
  ...run,
  sinks: run.sinks.map(sink => ({ ...sink, goals: goalsOf(sink) })),
})
