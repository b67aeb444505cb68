import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { ImportChanges } from '../../domain/directory/merge-import.ts'
import type { DirectoryWriter, RosterHead } from '../../ports/directory.ts'
import { Fault } from '../../ports/fault.ts'
import { batchPut } from './batches.ts'
import { countiesKey, headKey, importKey, lastRevisionKey, problemsKey } from './directory-keys.ts'
import { directoryRecords } from './directory-records.ts'
import { expireRevision } from './expire-revision.ts'
import { classified } from './faults.ts'
import { phoneItems } from './phone-index.ts'
import { placeIndexItems } from './place-index-item.ts'
import { manifestItems, pageItem } from './roster-item.ts'

const Head = z.object({
  county: z.string(),
  name: z.string(),
  rev: z.number(),
  publishedImport: z.string(),
  problems: z.number(),
  dueOn: z.string().exactOptional(),
  expiredBelow: z.number(),
})
const Problems = z.object({ problems: z.string() })

/** `phoneSecret`: the key of the phone look-up rows, asked for when they are written. */
export const dynamoDbDirectoryWriter = (
  client: DynamoDBDocumentClient,
  TableName: string,
  phoneSecret: () => Promise<string> = noPhones,
): DirectoryWriter => {
  const get = async (Key: Record<string, unknown>) => {
    const { Item } = await classified(client.send(new GetCommand({ TableName, Key, ConsistentRead: true })))
    return Item
  }
  return {
    ...directoryRecords(client, TableName),
    async head(county) {
      const item = await get(headKey(county))
      return item && Head.parse(item)
    },
    async nextRevision(county) {
      const add = new UpdateCommand({
        TableName,
        Key: lastRevisionKey(county),
        UpdateExpression: 'SET v = :v ADD rev :one',
        ExpressionAttributeValues: { ':v': 1, ':one': 1 },
        ReturnValues: 'UPDATED_NEW',
      })
      const { Attributes } = await classified(client.send(add))
      return Head.pick({ rev: true }).parse(Attributes).rev
    },
    async putPages(pages) {
      await batchPut(client, TableName, pages.map(pageItem))
    },
    async putPhones(county, holders) {
      await batchPut(client, TableName, phoneItems(await phoneSecret(), county, holders))
    },
    async putManifest(manifest) {
      await batchPut(client, TableName, [...manifestItems(manifest), ...placeIndexItems(manifest)])
    },
    async putProblems(county, rev, problems) {
      const item = { ...problemsKey(county, rev), v: 1, problems: JSON.stringify(problems.slice(0, problemsKept)) }
      await classified(client.send(new PutCommand({ TableName, Item: item })))
    },
    async problems(county, rev) {
      const item = await get(problemsKey(county, rev))
      return item ? JSON.parse(Problems.parse(item).problems) : []
    },
    flip: (from, to, published) => flip(client, TableName, from, to, published),
    expire: (county, rev, expiry) => expireRevision(client, TableName, county, rev, expiry),
    async setExpiredBelow(county, rev) {
      const update = new UpdateCommand({
        TableName,
        Key: headKey(county),
        UpdateExpression: 'SET expiredBelow = :rev',
        ConditionExpression: 'rev = :rev',
        ExpressionAttributeValues: { ':rev': rev },
      })
      try {
        await client.send(update)
      } catch (error) {
        if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException'))
          await classified(Promise.reject(error))
      }
    },
  }
}

const noPhones = async (): Promise<string> => {
  throw new Fault('misconfigured', false, 'this function was given no phone key')
}

/** About 200 bytes each, so that the item stays far below 400 KB; HEAD has the number of all. */
const problemsKept = 1_000

/** HEAD, the list of counties and the import move together, or not at all. */
const flip = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  from: number | undefined,
  to: RosterHead,
  published: ImportChanges | undefined,
): Promise<boolean> => {
  const { county, name, rev, dueOn } = to
  const condition =
    from === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'rev = :from', ExpressionAttributeValues: { ':from': from } }
  const row = { ...countiesKey(county), v: 1, name, rev, ...(dueOn !== undefined && { dueOn }) }
  const command = new TransactWriteCommand({
    TransactItems: [
      { Put: { TableName, Item: { ...headKey(county), v: 1, ...to }, ...condition } },
      { Put: { TableName, Item: row } },
      ...(published ? [{ Update: { TableName, ...importEnds(to, published) } }] : []),
    ],
  })
  try {
    await client.send(command)
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    return classified(Promise.reject(error))
  }
}

const importEnds = ({ county, publishedImport, rev }: RosterHead, changes: ImportChanges) => ({
  Key: importKey({ county, importId: publishedImport }),
  UpdateExpression: 'SET #state = :published, rev = :rev, changes = :changes',
  ConditionExpression: '#state IN (:open, :ordered)',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: {
    ':open': 'open',
    ':ordered': 'ordered',
    ':published': 'published',
    ':rev': rev,
    ':changes': changes,
  },
})

const conditionFailed = (error: unknown): boolean =>
  error instanceof Error &&
  'CancellationReasons' in error &&
  Array.isArray(error.CancellationReasons) &&
  error.CancellationReasons.some(({ Code }: { Code?: string }) => Code === 'ConditionalCheckFailed')
