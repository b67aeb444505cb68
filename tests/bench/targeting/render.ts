import { table } from '../../../infra/cli/table.ts'
import { median } from '../report/statistics.ts'
import type { Machine } from '../round/measured.ts'
import type { Cold } from './cold.ts'
import type { Asked, Comparison, Round } from './compare.ts'

export type Run = { machine: Machine; villages: number; counties: number; comparison: Comparison; cold?: Cold }

/** Fewer villages say nothing about the goals. */
const goalsAreOf = 700_000

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })

const msOf = ({ msOf }: Round, asked: Asked, method: string): number => msOf[asked.name]?.[method] ?? Number.NaN
const counting = (rounds: readonly Round[]): Round[] => rounds.filter(({ name }) => name !== 'warm-up')
const medianOf = (rounds: readonly Round[], of: (round: Round) => number): number =>
  median(counting(rounds).map(of)) ?? Number.NaN

export const render = ({ machine, villages, counties, comparison, cold }: Run): string => {
  const { rounds, indexBytes, buildMs } = comparison
  const builds = Object.entries(buildMs).map(([name, ms]) => `${name} ${number(ms)} ms`)
  return [
    `${number(villages)} villages of ${number(counties)} counties`,
    `${machine.processor}, ${machine.cores} cores, ${machine.system}, Node.js ${machine.node}, load average before: ${machine.loadAverage.map(load => load.toFixed(2)).join(' ')}`,
    table(
      ['processor time of one search, ms', ...rounds.map(({ name }) => name), 'median'],
      [
        ...comparison.asked.flatMap(asked => rowsOf(comparison, asked)),
        ['CPU of this process, s', ...rounds.map(({ spent }) => number(spent.own, 1)), ''],
        ['CPU of everybody else here, s', ...rounds.map(({ spent }) => number(spent.others, 1)), ''],
      ],
    ),
    `Built: ${builds.join(', ')}. The index is kept in ${number(indexBytes)} bytes.`,
    ...(cold ? [coldText(cold)] : []),
    ...(villages >= goalsAreOf ? goalsOf(comparison) : []),
    ...mismatchesOf({ comparison, ...(cold && { cold }) }).map(sentence => `WRONG: ${sentence}.`),
  ].join('\n\n')
}

const rowsOf = ({ methods, rounds }: Comparison, asked: Asked): string[][] => [
  [`${asked.name}: ${number(asked.villages)} villages`],
  ...methods.map(method => [
    `  ${method}`,
    ...rounds.map(round => number(msOf(round, asked, method), 2)),
    number(
      medianOf(rounds, round => msOf(round, asked, method)),
      2,
    ),
  ]),
  [
    '  ÷ flatbush',
    ...rounds.map(round => number(timesFlatbush(round, asked), 1)),
    number(
      medianOf(rounds, round => timesFlatbush(round, asked)),
      1,
    ),
  ],
]

const timesFlatbush = (round: Round, asked: Asked): number =>
  msOf(round, asked, 'flatbush') / msOf(round, asked, 'the index')

const goalsOf = ({ asked, rounds }: Comparison): string[] =>
  asked.flatMap(one => {
    const { name, goalMs, timesFlatbush: goalTimes } = one
    if (goalMs === undefined || goalTimes === undefined) return []
    const ms = medianOf(rounds, round => msOf(round, one, 'the index'))
    const times = medianOf(rounds, round => timesFlatbush(round, one))
    const said = (met: boolean) => (met ? 'met' : 'missed')
    return [
      `${name}: at most ${goalMs} ms ${said(ms <= goalMs)}; ${goalTimes} times flatbush ${said(times >= goalTimes)}.`,
    ]
  })

const coldText = ({ countiesMs, loadMs, firstMs, moved }: Cold): string =>
  [
    `A cold process, DynamoDB Local: the counties' revisions ${number(countiesMs)} ms, the index of them ${number(loadMs)} ms, the typhoon cone ${number(firstMs)} ms.`,
    'Staleness: none; an index belongs to the revision that it was published with.',
    ...moved.map(
      ({ counties, ms }) =>
        `  after ${number(counties)} published again: ${number(ms)} ms to the revisions and what of the index moved.`,
    ),
  ].join('\n')

export const mismatchesOf = ({ comparison, cold }: Pick<Run, 'comparison' | 'cold'>): string[] => [
  ...comparison.mismatches,
  ...(cold?.mismatches ?? []),
]
