import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Area, Group, RiskPoint } from '../../domain/directory.ts'
import type { DirectoryWriter, RosterHead } from '../../ports/directory.ts'
import { Fault } from '../../ports/fault.ts'
import { batchPut } from './batches.ts'
import {
  countiesKey,
  headKey,
  lastRevisionKey,
  placeIndexKey,
  placeKey,
  placeOf,
  problemsKey,
} from './directory-keys.ts'
import { recordsOf } from './directory-records.ts'
import { classified } from './faults.ts'
import { phoneItems } from './phone-index.ts'
import { putPacked } from './put-packed.ts'
import { manifestItems, pageItem } from './roster-item.ts'

const Head = z.object({
  county: z.string(),
  name: z.string(),
  rev: z.number(),
  publishedImport: z.string(),
  problems: z.number(),
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
    async putRecords(records) {
      const index = records.map(record => ({ ...placeIndexKey(placeOf(record)), v: 1 }))
      const places = records.flatMap(record => ('code' in record ? [placeItem(record)] : []))
      const residents = records.flatMap(record => ('code' in record ? [] : [record]))
      // A place is named before anything is in it: what no index names would not be published.
      await batchPut(client, TableName, distinct([...index, ...places]))
      return putPacked(client, TableName, residents)
    },
    records: county => recordsOf(client, TableName, county),
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
      await batchPut(client, TableName, manifestItems(manifest))
    },
    async putProblems(county, rev, problems) {
      const item = { ...problemsKey(county, rev), v: 1, problems: JSON.stringify(problems.slice(0, problemsKept)) }
      await classified(client.send(new PutCommand({ TableName, Item: item })))
    },
    async problems(county, rev) {
      const item = await get(problemsKey(county, rev))
      return item ? JSON.parse(Problems.parse(item).problems) : []
    },
    flip: (from, to) => flip(client, TableName, from, to),
  }
}

const noPhones = async (): Promise<string> => {
  throw new Fault('misconfigured', false, 'this function was given no phone key')
}

/** About 200 bytes each, so that the item stays far below 400 KB; HEAD has the number of all. */
const problemsKept = 1_000

/** As text: a map of attributes costs five times as much to write and to read, and nothing asks for one of them. */
const placeItem = (place: Area | Group | RiskPoint) => ({ ...placeKey(place.code), v: 1, record: JSON.stringify(place) })

/** BatchWriteItem refuses one key twice; of one record twice, the later holds. */
const distinct = <Item extends { pk: string; sk: string }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map(item => [`${item.pk} ${item.sk}`, item])).values(),
]

/** HEAD and the list of counties move together, or not at all. */
const flip = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  from: number | undefined,
  to: RosterHead,
): Promise<boolean> => {
  const condition =
    from === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'rev = :from', ExpressionAttributeValues: { ':from': from } }
  const command = new TransactWriteCommand({
    TransactItems: [
      { Put: { TableName, Item: { ...headKey(to.county), v: 1, ...to }, ...condition } },
      { Put: { TableName, Item: { ...countiesKey(to.county), v: 1, name: to.name, rev: to.rev } } },
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

const conditionFailed = (error: unknown): boolean =>
  error instanceof Error &&
  'CancellationReasons' in error &&
  Array.isArray(error.CancellationReasons) &&
  error.CancellationReasons.some(({ Code }: { Code?: string }) => Code === 'ConditionalCheckFailed')
