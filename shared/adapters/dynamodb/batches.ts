import { setTimeout as wait } from 'node:timers/promises'
import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb'
import { Fault } from '../../ports/fault.ts'
import { classified } from './faults.ts'

type Item = Record<string, unknown>
type Requests = NonNullable<NonNullable<BatchWriteCommandInput['RequestItems']>[string]>

/** What one call of BatchWriteItem takes, and one of BatchGetItem. */
const writesPerCall = 25
export const readsPerCall = 100
/** Whatever DynamoDB leaves unprocessed comes again, later each time: 10 s in all, then it is a fault. */
const pausesMs = [20, 40, 80, 160, 320, 640, 1_280, 2_560, 5_120]

export const batchPut = (client: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> =>
  writeAll(
    client,
    table,
    items.map(item => ({ PutRequest: { Item: item } })),
  )

export const batchDelete = (client: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> =>
  writeAll(
    client,
    table,
    items.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
  )

/** Calls at a time: more only wait for a connection, and those that wait too long for one are lost. */
const callsInFlight = 8

const writeAll = async (client: DynamoDBDocumentClient, table: string, requests: Requests): Promise<void> => {
  await inFlight(chunks(requests, writesPerCall), part => writePart(client, table, part))
}

const writePart = async (client: DynamoDBDocumentClient, table: string, part: Requests): Promise<void> => {
  let left: Requests | undefined = part
  for (const pause of [0, ...pausesMs]) {
    if (pause > 0) await wait(pause)
    const command = new BatchWriteCommand({ RequestItems: { [table]: left } })
    const answer = await classified(client.send(command))
    left = answer.UnprocessedItems?.[table]
    if (!left?.length) return
  }
  throw new Fault('throttled', true, 'DynamoDB left writes unprocessed')
}

/** Those of the keys that exist, in any order. Read weakly it is half the price. */
export const batchGet = async (
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Item[],
  ConsistentRead = false,
): Promise<Item[]> => {
  const found: Item[] = []
  await inFlight(chunks(keys, readsPerCall), async part => {
    found.push(...(await readPart(client, table, part, ConsistentRead)))
  })
  return found
}

/** What is above 16 MB in one answer is left unprocessed, and so is what was throttled. */
const readPart = async (
  client: DynamoDBDocumentClient,
  table: string,
  part: readonly Item[],
  ConsistentRead: boolean,
): Promise<Item[]> => {
  const found: Item[] = []
  let left: Item[] | undefined = [...part]
  for (const pause of [0, ...pausesMs]) {
    if (pause > 0) await wait(pause)
    const command = new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead } } })
    const answer = await classified(client.send(command))
    found.push(...(answer.Responses?.[table] ?? []))
    left = answer.UnprocessedKeys?.[table]?.Keys
    if (!left?.length) return found
  }
  throw new Fault('throttled', true, 'DynamoDB left reads unprocessed')
}

const inFlight = async <T>(parts: readonly T[], handle: (part: T) => Promise<void>): Promise<void> => {
  const next = parts.values()
  const work = async () => {
    for (const part of next) await handle(part)
  }
  await Promise.all(Array.from({ length: callsInFlight }, work))
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
