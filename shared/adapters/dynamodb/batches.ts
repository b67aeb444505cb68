import { setTimeout as wait } from 'node:timers/promises'
import { BatchWriteCommand, type BatchWriteCommandInput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Fault } from '../../ports/fault.ts'
import { classified } from './faults.ts'

type Item = Record<string, unknown>
type Requests = NonNullable<NonNullable<BatchWriteCommandInput['RequestItems']>[string]>

/** What one call of BatchWriteItem takes. */
const writesPerCall = 25
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
  const parts = chunks(requests, writesPerCall).values()
  const work = async () => {
    for (const part of parts) await writePart(client, table, part)
  }
  await Promise.all(Array.from({ length: callsInFlight }, work))
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

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
