import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Audience, CountyProgress, HistoryEntry, type IssuedAlert, Warning } from '../../domain/warning.ts'
import type { Warnings } from '../../ports/warnings.ts'
import { alertItems, fromAlertItems } from './alert-items.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'
import { recentlyUsed } from './recently-used.ts'
import * as keys from './warning-keys.ts'

const KnownIdentity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alert'), warning: z.string(), seq: z.number(), sha256: z.string() }),
  z.object({ kind: z.literal('tombstone'), referencedBy: z.string(), msgType: z.enum(['Update', 'Cancel']) }),
])

/** What never changes is read once by a process that works on sheet after sheet of the same Alert. */
const immutablesKept = 16

export const dynamoDbWarnings = (client: DynamoDBDocumentClient, TableName: string): Warnings => {
  const alerts = recentlyUsed<IssuedAlert | undefined>(immutablesKept)
  const audiences = recentlyUsed<Audience | undefined>(immutablesKept)
  const get = async <Schema extends z.ZodType>(
    Key: keys.Key,
    schema: Schema,
  ): Promise<z.output<Schema> | undefined> => {
    const { Item } = await classified(client.send(new GetCommand({ TableName, Key, ConsistentRead: true })))
    return Item && schema.parse(Item)
  }
  const query = async <Schema extends z.ZodType>(pk: string, prefix: string, schema: Schema) =>
    (await queryAll(client, TableName, pk, prefix)).map(row => schema.parse(row))
  const put = (Item: Record<string, unknown>) => ({ Put: { TableName, Item } })
  const outbox = ({ id, lane, counties }: Warning, seq: number) =>
    put({ ...keys.outbox(id, seq), v: 1, warning: id, seq, lane, counties })

  return {
    identity: identity => get(keys.identity(identity), KnownIdentity),

    async add({ warning, alert, identity, history, issue }) {
      const known = { kind: 'alert', warning: warning.id, seq: alert.seq, sha256: alert.sha256 }
      const ifNew = { ConditionExpression: 'attribute_not_exists(pk)' }
      const TransactItems = [
        { Put: { ...put({ ...keys.identity(identity), v: 1, ...known }).Put, ...ifNew } },
        { Put: { ...put(headItem(warning)).Put, ...ifNew } },
        ...alertItems(alert).map(put),
        put({ ...keys.history(warning.id, history.rev), v: 1, ...history }),
        ...(issue ? [outbox(warning, alert.seq)] : []),
      ]
      try {
        await client.send(new TransactWriteCommand({ TransactItems }))
        return 'added'
      } catch (error) {
        if (conditionFailed(error)) return 'known'
        return classified(Promise.reject(error))
      }
    },

    find: id => get(keys.head(id), Warning),
    alert: (id, seq) =>
      alerts(`${id} ${seq}`, async () =>
        fromAlertItems(await queryAll(client, TableName, keys.series(id), keys.alertPrefix(seq))),
      ),
    history: id => query(keys.series(id), 'L#', HistoryEntry),

    async putAudiences(audiences) {
      await Promise.all(
        audiences.map(audience =>
          classified(
            client.send(new PutCommand({ TableName, Item: { ...keys.audience(audience), v: 1, ...audience } })),
          ),
        ),
      )
    },
    audience: (warning, seq, county) =>
      audiences(`${warning} ${seq} ${county}`, () => get(keys.audience({ warning, seq, county }), Audience)),
    audiences: (id, seq) => query(keys.series(id), `AUD#${seq}#`, Audience),

    async move(from, next, history, issue) {
      const onRev = {
        ConditionExpression: '#rev = :rev',
        ExpressionAttributeNames: { '#rev': 'rev' },
        ExpressionAttributeValues: { ':rev': from.rev },
      }
      const TransactItems = [
        { Put: { ...put(headItem(next)).Put, ...onRev } },
        put({ ...keys.history(next.id, history.rev), v: 1, ...history }),
        ...(issue ? [outbox(next, next.seq)] : []),
      ]
      try {
        await client.send(new TransactWriteCommand({ TransactItems }))
        return true
      } catch (error) {
        if (conditionFailed(error)) return false
        return classified(Promise.reject(error))
      }
    },

    async setDue(id, dueAt) {
      const command = new UpdateCommand({
        TableName,
        Key: keys.head(id),
        ConditionExpression: 'attribute_exists(pk)',
        ...(dueAt === undefined
          ? { UpdateExpression: 'REMOVE dueAt, duePk' }
          : {
              UpdateExpression: 'SET dueAt = :at, duePk = :shard',
              ExpressionAttributeValues: { ':at': dueAt, ':shard': keys.dueShard(id) },
            }),
      })
      await classified(client.send(command))
    },

    async due(now, limit) {
      const shards = await Promise.all(
        keys.dueShards.map(shard =>
          classified(
            client.send(
              new QueryCommand({
                TableName,
                IndexName: 'due',
                KeyConditionExpression: 'duePk = :shard AND dueAt <= :now',
                ExpressionAttributeValues: { ':shard': shard, ':now': now },
                Limit: limit,
              }),
            ),
          ),
        ),
      )
      return shards
        .flatMap(({ Items = [] }) => Items)
        .sort((a, b) => a.dueAt - b.dueAt)
        .slice(0, limit)
        .map(({ pk }) => keys.idOfSeries(pk))
    },

    progress: (id, seq) => query(keys.series(id), `CTY#${seq}#`, CountyProgress),

    async setPlanned(planned) {
      const Item = { ...keys.progress(planned), v: 1, done: 0, ...planned }
      const command = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })
      try {
        await client.send(command)
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) await classified(Promise.reject(error))
      }
    },

    async setWatched(progress) {
      await classified(
        client.send(new PutCommand({ TableName, Item: { ...keys.progress(progress), v: 1, ...progress } })),
      )
    },
  }
}

/** The due index holds only heads that have something ahead of them. */
const headItem = (warning: Warning): Record<string, unknown> => ({
  ...keys.head(warning.id),
  v: 1,
  ...warning,
  ...(warning.dueAt !== undefined && { duePk: keys.dueShard(warning.id) }),
})

const conditionFailed = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed')
