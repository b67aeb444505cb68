import { table } from '../../../infra/cli/table.ts'
import type { Poll } from '../arguments.ts'
import { groups } from '../processes/role.ts'
import type { Ceilings, Machine, Round } from '../round/measured.ts'
import { disturbance } from './bounds.ts'
import { counting, evidenceOf, figures, medianOf } from './figures.ts'
import { median } from './statistics.ts'

export type Setting = { poll: Poll; rounds: Round[] }
export type Run = { county: string; machine: Machine; ceilings: Ceilings; settings: Setting[] }

const pollWords: Record<Poll, string> = {
  tight: 'The stream is read as soon as something was written',
  aws: 'The stream is read four times a second, as AWS does',
}

const number = (value: number | undefined, digits: number): string =>
  value === undefined
    ? '–'
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })

export const render = ({ county, machine, ceilings, settings }: Run): string =>
  [
    `Tongluo, the whole local stack, ${county} county`,
    machineText(machine),
    ceilingsText(ceilings),
    ...settings.map(setting => settingText(setting, ceilings, machine.cores)),
  ].join('\n\n')

const machineText = ({ processor, cores, memoryGiB, system, node, java, loadAverage }: Machine): string =>
  [
    `${processor}, ${cores} cores, ${memoryGiB.toFixed(1)} GiB, ${system}, Node.js ${node}, Java ${java}`,
    `load average before: ${loadAverage.map(load => load.toFixed(2)).join(' ')}`,
  ].join('\n')

const ceilingsText = ({ snsOne, snsTwo, dynamoWritesPerSecond, smsRatePerSecond }: Ceilings): string =>
  table(
    ['Ceilings, each alone, in this run', '/s', 'CPU µs'],
    [
      ['SNS client to the field, one process', number(snsOne.perSecond, 0), number(snsOne.cpuMicroseconds, 0)],
      ['SNS client to the field, two processes', number(snsTwo.perSecond, 0), number(snsTwo.cpuMicroseconds, 0)],
      ['DynamoDB Local, PutItem of 1 KB', number(dynamoWritesPerSecond, 0), ''],
      ['the rate that the stack is told', number(smsRatePerSecond, 0), ''],
    ],
  )

const settingText = ({ poll, rounds }: Setting, ceilings: Ceilings, cores: number): string => {
  const head = [pollWords[poll], '', ...rounds.map(nameOf), 'median']
  const evidence = evidenceOf(poll, rounds, ceilings, cores)
  const parts = [
    table(head, [...figureRows(rounds, ceilings), ...memoryRows(rounds), ...processorRows(rounds), ...loadRow(rounds)]),
    ...rounds.filter(({ voidBecause }) => voidBecause.length > 0).map(voidText),
    reachedText(rounds),
    ...(evidence ? [disturbance(evidence) ?? []].flat() : []),
    evidence
      ? ['What bounds them:', ...figures.map(({ name, bound }) => `  ${name}: ${bound(evidence)}.`)].join('\n')
      : 'No round counts, so there is no figure.',
  ]
  return parts.join('\n\n')
}

const nameOf = ({ name, voidBecause }: Round): string => (voidBecause.length > 0 ? `${name} VOID` : name)

const voidText = ({ name, voidBecause }: Round): string => `Round ${name} is void: ${voidBecause.join('; ')}.`

const reachedText = (rounds: readonly Round[]): string => {
  const last = counting(rounds).at(-1)
  if (last === undefined) return 'Reached at the field: see why the rounds are void.'
  const { phones, loudspeakers, rooms } = last
  return `Reached at the field: ${number(phones, 0)} phones, ${number(loudspeakers, 0)} loudspeakers, ${rooms} rooms, each once; the service says the same.`
}

const row = (
  name: string,
  unit: string,
  digits: number,
  rounds: readonly Round[],
  of: (round: Round) => number | undefined,
): string[] => [
  name,
  unit,
  ...rounds.map(round => number(of(round), digits)),
  number(median(counting(rounds).flatMap(round => of(round) ?? [])), digits),
]

const figureRows = (rounds: readonly Round[], ceilings: Ceilings): string[][] =>
  figures.map(figure => [
    figure.name,
    figure.unit,
    ...rounds.map(round => number(figure.of(round, ceilings), figure.digits)),
    number(medianOf(figure, rounds, ceilings), figure.digits),
  ])

/** Beside the functions, and not in their figure. */
const memoryRows = (rounds: readonly Round[]): string[][] =>
  groups
    .filter(group => group !== 'functions')
    .map(group => row(`PSS of ${group}`, 'MiB', 0, rounds, ({ memory }) => memory[group].bytes / 1024 ** 2))

/** The roles that took a tenth of a second or more in any round, the hungriest first. */
const processorRows = (rounds: readonly Round[]): string[][] => {
  const most = new Map<string, number>()
  for (const { whole } of rounds)
    for (const [role, seconds] of Object.entries(whole.byRole)) most.set(role, Math.max(most.get(role) ?? 0, seconds))
  const roles = [...most].filter(([, seconds]) => seconds >= 0.1).sort(([, a], [, b]) => b - a)
  return roles.map(([role]) =>
    row(`CPU of ${role}`, 's', 1, rounds, ({ whole: { byRole } }) => new Map(Object.entries(byRole)).get(role) ?? 0),
  )
}

const loadRow = (rounds: readonly Round[]): string[][] => [
  row('CPU of everybody else here', 's', 1, rounds, ({ whole }) => whole.others),
  row('load average after', '', 2, rounds, ({ loadAverage }) => loadAverage),
]

/** For machines: the same, with the medians by name. */
export const documentOf = (run: Run): object => ({
  ...run,
  settings: run.settings.map(({ poll, rounds }) => ({
    poll,
    void: rounds.filter(({ voidBecause }) => voidBecause.length > 0).length,
    medians: Object.fromEntries(figures.map(one => [one.name, medianOf(one, rounds, run.ceilings) ?? null])),
    rounds,
  })),
})
