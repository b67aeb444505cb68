import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { CountyProgress } from '../../domain/series/county-progress.ts'
import { HistoryEntry } from '../../domain/series/history-entry.ts'
import { Audience, type IssuedAlert, Warning } from '../../domain/series/warning.ts'
import type { Warnings } from '../../ports/warnings.ts'
import { fromAlertItems } from './alert-items.ts'
import { commitItems } from './commit-items.ts'
import { classified } from './faults.ts'
import { hasMoved } from './has-moved.ts'
import { queryAll } from './queries.ts'
import { itemsTogether } from './read-together.ts'
import { recentlyUsed } from './recently-used.ts'
import * as keys from './warning-keys.ts'

const place = { warning: z.string(), seq: z.number() }
const KnownIdentity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alert'), ...place, sha256: z.string() }),
  z.object({
    kind: z.literal('tombstone'),
    ...place,
    msgType: z.enum(['Update', 'Cancel']),
    by: z.object({ source: z.string(), area: z.string() }),
  }),
])

/** What never changes is read once by a process that works on sheet after sheet of the same Alert. */
const immutablesKept = 16

export const dynamoDbWarnings = (client: DynamoDBDocumentClient, TableName: string): Warnings => {
  const alerts = recentlyUsed<IssuedAlert | undefined>(immutablesKept)
  const audiences = recentlyUsed<Audience | undefined>(immutablesKept)
  const itemAt = itemsTogether(client, TableName, true)
  const get = async <Schema extends z.ZodType>(
    Key: keys.Key,
    schema: Schema,
  ): Promise<z.output<Schema> | undefined> => {
    const item = await itemAt(Key)
    return item && schema.parse(item)
  }
  const query = async <Schema extends z.ZodType>(pk: string, prefix: string, schema: Schema) =>
    (await queryAll(client, TableName, pk, prefix)).map(row => schema.parse(row))
  const alertOf = (id: string, seq: number): Promise<IssuedAlert | undefined> =>
    alerts(`${id} ${seq}`, async () =>
      fromAlertItems(await queryAll(client, TableName, keys.series(id), keys.alertPrefix(seq))),
    )

  return {
    identity: identity => get(keys.identity(identity), KnownIdentity),

    async commit(commit) {
      try {
        await client.send(new TransactWriteCommand({ TransactItems: commitItems(TableName, commit) }))
        return 'committed'
      } catch (error) {
        if (hasMoved(error)) return 'moved'
        return classified(Promise.reject(error))
      }
    },

    find: id => get(keys.head(id), Warning),
    alert: alertOf,
    history: id => query(keys.series(id), 'L#', HistoryEntry),

    async putAudiences(audiences) {
      await Promise.all(
        audiences.map(audience =>
          classified(
            client.send(
              new PutCommand({
                TableName,
                Item: { ...keys.audience(audience.warning, audience.edition, audience.county), v: 1, ...audience },
              }),
            ),
          ),
        ),
      )
    },
    async audience(warning, seq, county, known) {
      const edition = known ?? (await alertOf(warning, seq))?.edition
      if (edition === undefined) return undefined
      return audiences(`${warning} ${edition} ${county}`, () => get(keys.audience(warning, edition, county), Audience))
    },
    async audiences(id, seq) {
      const alert = await alertOf(id, seq)
      return alert ? query(keys.series(id), keys.audiencePrefix(alert.edition), Audience) : []
    },

    async setDue({ id, rev }, dueAt) {
      const command = new UpdateCommand({
        TableName,
        Key: keys.head(id),
        ConditionExpression: '#rev = :rev',
        ExpressionAttributeNames: { '#rev': 'rev' },
        ...(dueAt === undefined
          ? { UpdateExpression: 'REMOVE dueAt, duePk', ExpressionAttributeValues: { ':rev': rev } }
          : {
              UpdateExpression: 'SET dueAt = :at, duePk = :shard',
              ExpressionAttributeValues: { ':rev': rev, ':at': dueAt, ':shard': keys.dueShard(id) },
            }),
      })
      await unlessRefused(client.send(command))
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
      await unlessRefused(client.send(command))
    },

    async setWatched(progress) {
      await classified(
        client.send(new PutCommand({ TableName, Item: { ...keys.progress(progress), v: 1, ...progress } })),
      )
    },
  }
}

/** A condition that does not hold means that it is done already, or somebody else's to do. */
const unlessRefused = async (call: Promise<unknown>): Promise<void> => {
  try {
    await call
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) await classified(Promise.reject(error))
  }
}
