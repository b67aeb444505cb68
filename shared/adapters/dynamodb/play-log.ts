import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { countyOf, prefixOf } from '../../domain/place.ts'
import type { Clock } from '../../ports/clock.ts'
import type { PlayLog, PlayReport } from '../../ports/programmes.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'

/** A quarter: enough to show that a season's talks were given. */
const keptSeconds = 92 * 24 * 3600

const Terminals = z
  .instanceof(Set)
  .optional()
  .transform(set => new Set([...(set ?? [])].map(String)))
const Row = z.object({
  village: z.string(),
  day: z.string(),
  at: z.string(),
  source: z.string(),
  item: z.string(),
  played: Terminals,
  failed: Terminals,
})

/**
 * Table `sheets`: `PLAY#<county6>#<day>` / `<village>#<at>#<source>#<item>`: one row an item, day and village, with the terminals as
 * sets: a report that comes again adds nobody.
 */
export const dynamoDbPlayLog = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): PlayLog => ({
  async add(reports) {
    const rows = Map.groupBy(reports, report => JSON.stringify([keyOf(report), report.outcome]))
    await Promise.all([...rows.values()].map(some => classified(client.send(update(TableName, some, clock.now())))))
  },
  async ofDay(place, day) {
    const rows = await queryAll(client, TableName, partition(countyOf(place), day), prefixOf(place))
    return rows.map(row => Row.parse(row))
  },
})

const partition = (county: string, day: string): string => `PLAY#${county}#${day}`
const keyOf = ({ village, day, at, source, item }: Omit<PlayReport, 'terminal' | 'outcome'>) => ({
  pk: partition(countyOf(village), day),
  sk: [village, at, source, item].join('#'),
})

/** `reports` are of one row and outcome. */
const update = (TableName: string, reports: PlayReport[], now: number): UpdateCommand => {
  const [first] = reports
  if (!first) throw new RangeError('there is nothing to add')
  const { village, day, at, source, item, outcome } = first
  const facts = { v: 1, village, day, at, source, item, ttl: Math.floor(now / 1000) + keptSeconds }
  const names = Object.keys(facts)
  return new UpdateCommand({
    TableName,
    Key: keyOf(first),
    UpdateExpression: `SET ${names.map(name => `#${name} = :${name}`).join(', ')} ADD #outcome :terminals`,
    ExpressionAttributeNames: Object.fromEntries([...names.map(name => [`#${name}`, name]), ['#outcome', outcome]]),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [`:${name}`, value])),
      ':terminals': new Set(reports.map(({ terminal }) => terminal)),
    },
  })
}
