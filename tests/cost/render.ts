import { table } from '../../infra/cli/table.ts'
import { type Bill, billOf, paceOf } from './bill.ts'
import { prices } from './prices.ts'
import type { Measured } from './run/run.ts'
import { audiences, carrierLimits, inWords, type Limit, ownLimits } from './seconds.ts'
import { families, type Tally, tallyOf } from './tally.ts'

const whole = (value: number): string => Math.round(value).toLocaleString('en-US')
const dollars = (value: number): string => `$${value < 1 ? value.toFixed(4) : value.toFixed(2)}`
const millions = [
  { name: 'the county of this run', of: (recipients: number) => recipients / 1e6 },
  { name: 'a province of 50 million', of: () => 50 },
  { name: 'a country of a billion', of: () => 1_000 },
]
export const goals = { writeUnits: 0.15, usd: 0.1, unitsPerSecond: 500 }

export type Costed = { measured: Measured; tally: Tally; bill: Bill }
export const costed = (measured: Measured): Costed => ({
  ...{ measured, tally: tallyOf(measured), bill: billOf(measured, prices) },
})

export const render = (all: readonly Costed[]): string =>
  [headOf(all), unitsTable(all), billTable(all), sumsTable(all), secondsTable(all), notes].join('\n\n')

const column = (all: readonly Costed[], of: (one: Costed) => string): string[] => all.map(of)

const headOf = ([first]: readonly Costed[]): string => {
  const { phones = 0, loudspeakers = 0, rooms = 0 } = first?.measured.recipients ?? {}
  return (
    `One red warning to ${whole(phones)} phones, ${whole(loudspeakers)} loudspeakers and ${whole(rooms)} rooms, each of which reports, ` +
    'handed over at a million a minute, or as fast as ten workers and the carrier’s quota allow.\nCounted: every request that the functions made of the store, with the capacity that its answer named.'
  )
}

const unitsTable = (all: readonly Costed[]): string =>
  table(
    ['Write units a recipient', ...column(all, ({ measured }) => measured.carrier)],
    [
      ...families.map(family => [
        family,
        ...column(all, ({ tally }) => (tally.byFamily[family] / tally.recipients).toFixed(4)),
      ]),
      ['all', ...column(all, ({ tally }) => (tally.writeUnits / tally.recipients).toFixed(4))],
      [
        `  goal, but for SNS: ${goals.writeUnits}`,
        ...column(all, ({ tally }) => metOr(tally.writeUnits / tally.recipients <= goals.writeUnits)),
      ],
      ['Read units a recipient', ...column(all, ({ tally }) => (tally.readUnits / tally.recipients).toFixed(4))],
      ['Hottest key, write units in a second', ...column(all, ({ tally }) => whole(tally.hottest.unitsPerSecond))],
      ['  it is', ...column(all, ({ tally }) => tally.hottest.key.slice(0, tally.hottest.key.indexOf('#')))],
      [
        `  goal: ${goals.unitsPerSecond}`,
        ...column(all, ({ tally }) => metOr(tally.hottest.unitsPerSecond <= goals.unitsPerSecond)),
      ],
    ],
  )

const metOr = (met: boolean): string => (met ? 'met' : 'missed')

const billTable = (all: readonly Costed[]): string => {
  const names = all[0]?.bill.parts.map(({ name }) => name) ?? []
  const partOf = ({ bill }: Costed, name: string) => bill.parts.find(part => part.name === name)
  return table(
    ['USD per million recipients', ...column(all, ({ measured }) => measured.carrier), 'counted, of the first'],
    [
      ...names.map(name => {
        const first = all[0] && partOf(all[0], name)
        return [
          name,
          ...column(all, one => dollars(partOf(one, name)?.usd ?? 0)),
          `${whole(first?.count ?? 0)} ${first?.unit ?? ''}`,
        ]
      }),
      ['all, without carriers', ...column(all, ({ bill }) => dollars(bill.usd)), ''],
      [`  goal: ${dollars(goals.usd)}`, ...column(all, ({ bill }) => metOr(bill.usd <= goals.usd)), ''],
      [
        'carriers of AWS, apart',
        ...column(all, ({ bill }) => dollars(bill.fees.reduce((sum, { usd }) => sum + usd, 0))),
        '',
      ],
    ],
  )
}

const sumsTable = (all: readonly Costed[]): string =>
  table(
    ['USD a warning, without carriers', ...column(all, ({ measured }) => measured.carrier)],
    millions.map(({ name, of }) => [
      name,
      ...column(all, ({ bill, tally }) => dollars(bill.usd * of(tally.recipients))),
    ]),
  )

const secondsTable = (all: readonly Costed[]): string => {
  // Whoever was held back least by its carrier shows what the workers can.
  const [quickest] = all
    .map(({ measured }) => paceOf(measured))
    .sort((a, b) => a.seconds / a.phones - b.seconds / b.phones)
  const limits: Limit[] = [...carrierLimits, ...(quickest ? ownLimits(quickest) : [])]
  return table(
    ['To the last message, the larger of what applies (arithmetic)', ...audiences.map(({ name }) => name)],
    limits.map(({ name, perSecond }) => [
      name,
      ...audiences.map(audience => inWords(audience.people / perSecond(audience))),
    ]),
  )
}

const notes = [
  `Prices: AWS list, ${prices.region}, ${prices.asOf} (tests/cost/prices.ts); no free tier, no tax, no transfer, no storage, no idle polling.`,
  'Lambda’s time is an estimate: processor time here at the share of each function’s memory, and its waiting: 5 ms for the store or a queue, 0.2 s for a carrier, what its quota says.',
  'DynamoDB Local names the capacity that AWS would, transactions and indexes included, but none of a read that finds nothing: counted as AWS does.',
  'Receipts come after 7 s on the mean, by the hundred a call; Lambda gathers them with two pollers. Whoever comes singly costs a row each.',
  'Carriers’ fees for messages are not here: they are the same for whoever sends them.',
].join('\n')

export const documentOf = (all: readonly Costed[]): object => ({
  prices,
  goals,
  carriers: all.map(
    ({ measured: { carrier, recipients, carrierCalls, callbacks, traffic, efforts }, tally, bill }) => ({
      ...{ carrier, recipients, carrierCalls, callbacks, tally, bill },
      queues: Object.fromEntries(traffic),
      functions: Object.fromEntries(efforts),
    }),
  ),
})
