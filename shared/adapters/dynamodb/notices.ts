import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { isAhead, NoticeDesk, PlannedNotice } from '../../domain/notices/planned-notice.ts'
import type { Notices } from '../../ports/notices.ts'
import { classified } from './faults.ts'
import { hasMoved } from './has-moved.ts'
import { queryAll } from './queries.ts'

/** The row of a strict object has keys of its own beside it. */
const Desk = NoticeDesk.strip()
const Planned = PlannedNotice.strip()
const Ahead = z.object({ pk: z.string(), sk: z.string(), dueAt: z.number() })

/**
 * Table `warnings`: `N#<area>` / `DESK` and `P#<key>`. What lies ahead hangs in the same index as warnings do, under a value of its
 * own. A partition holds about 250 planned notices: some eighty a year, and what ended is removed 400 days after it was due.
 */
export const dynamoDbNotices = (client: DynamoDBDocumentClient, TableName: string): Notices => {
  const get = async <Schema extends z.ZodType>(Key: Key, schema: Schema): Promise<z.output<Schema> | undefined> => {
    const { Item } = await classified(client.send(new GetCommand({ TableName, Key, ConsistentRead: true })))
    return Item && schema.parse(Item)
  }
  return {
    desk: area => get(deskKey(area), Desk),

    async planned(area, { from, until }) {
      const rows = await queryAll(client, TableName, partition(area), plannedPrefix)
      const found = rows.map(row => Planned.parse(row))
      return found.filter(({ at }) => from <= at && at < until).sort((a, b) => a.at - b.at)
    },

    find: (area, key) => get(plannedKey({ area, key }), Planned),

    async commit({ notices, desk }) {
      const TransactItems = [
        ...notices.map(({ from, to }) => put(TableName, plannedItem(to), from)),
        ...(desk ? [put(TableName, { ...deskKey(desk.to.area), ...desk.to }, desk.from)] : []),
      ]
      if (TransactItems.length === 0) return 'committed'
      try {
        await client.send(new TransactWriteCommand({ TransactItems }))
        return 'committed'
      } catch (error) {
        return hasMoved(error) ? 'moved' : classified(Promise.reject(error))
      }
    },

    async due(now, Limit) {
      const query = new QueryCommand({
        TableName,
        IndexName: 'due',
        KeyConditionExpression: 'duePk = :notices AND dueAt <= :now',
        ExpressionAttributeValues: { ':notices': duePk, ':now': now },
        Limit,
      })
      const { Items = [] } = await classified(client.send(query))
      return Items.map(item => nameOf(Ahead.parse(item)))
    },
  }
}

type Key = { pk: string; sk: string }
const partition = (area: string): string => `N#${area}`
const plannedPrefix = 'P#'
const deskKey = (area: string): Key => ({ pk: partition(area), sk: 'DESK' })
const plannedKey = ({ area, key }: Pick<PlannedNotice, 'area' | 'key'>): Key => ({
  pk: partition(area),
  sk: `${plannedPrefix}${key}`,
})

/** Not among the shards of the warnings: whoever asks for those that are due never sees these. */
const duePk = 'DUE#notices'

const nameOf = ({ pk, sk }: Key): { area: string; key?: string } => ({
  area: pk.slice(partition('').length),
  ...(sk.startsWith(plannedPrefix) && { key: sk.slice(plannedPrefix.length) }),
})

/** Until then a notice of the year before can be looked up; Time to Live takes seconds. */
const keptMs = 400 * 24 * 3_600_000
const plannedItem = (planned: PlannedNotice) => ({
  ...plannedKey(planned),
  ...planned,
  ...(!isAhead(planned) && { ttl: Math.ceil((planned.at + keptMs) / 1000) }),
})

const put = (TableName: string, row: Key & { dueAt?: number | undefined }, from: { rev: number } | undefined) => ({
  Put: {
    TableName,
    Item: { v: 1, ...row, ...(row.dueAt !== undefined && { duePk }) },
    ...(from
      ? {
          ConditionExpression: '#rev = :rev',
          ExpressionAttributeNames: { '#rev': 'rev' },
          ExpressionAttributeValues: { ':rev': from.rev },
        }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
})
