import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { documentClient, dynamoDbClient } from '../adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../adapters/dynamodb/directory.ts'
import { primed } from '../adapters/dynamodb/primed.ts'
import { dynamoDbQuota } from '../adapters/dynamodb/quota.ts'
import { dynamoDbSheets } from '../adapters/dynamodb/sheets.ts'
import { dynamoDbStops } from '../adapters/dynamodb/stops.ts'
import { storeTime } from '../adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../adapters/dynamodb/warnings.ts'
import { sqsClient } from '../adapters/sqs/client.ts'
import { type QueueUrls, sqsHideMessage, sqsWorkQueue } from '../adapters/sqs/work-queue.ts'
import { SendMessage } from '../contracts/queue-messages.ts'
import type { Carrier } from '../domain/channel.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import type { Delivery } from '../protocol/delivery.ts'
import { workSheet } from '../protocol/work-sheet.ts'
import { log } from '../runtime/logger.ts'
import { queueHandler } from '../runtime/queue-handler.ts'
import { sendTimeoutMs } from '../runtime/time-box.ts'

type Tables = { DIRECTORY_TABLE: string; WARNINGS_TABLE: string; SHEETS_TABLE: string }

/** What the three send functions have in common: the stores of this process, and the protocol's worker over them. */
export const sheetStores = async ({ DIRECTORY_TABLE, WARNINGS_TABLE, SHEETS_TABLE }: Tables) => {
  const client = dynamoDbClient()
  const clock = storeTime(client)
  const documents = documentClient(client)
  await primed(documents, WARNINGS_TABLE)
  return {
    documents,
    clock,
    sheets: dynamoDbSheets(documents, SHEETS_TABLE, clock),
    warnings: dynamoDbWarnings(documents, WARNINGS_TABLE),
    directory: dynamoDbDirectory(documents, DIRECTORY_TABLE),
    stops: dynamoDbStops(documents, WARNINGS_TABLE),
    sheetsTable: SHEETS_TABLE,
  }
}

export type SheetStores = Awaited<ReturnType<typeof sheetStores>>

type Worker = {
  stores: SheetStores
  delivery: Delivery
  queues: QueueUrls
  /** Hand-overs a second; a carrier without one is not limited by us. */
  rates?: Partial<Record<Carrier, number>>
}

export const sheetHandler = ({ stores, delivery, queues, rates = {} }: Worker) => {
  const { sheets, warnings, directory, stops, documents, clock, sheetsTable } = stores
  const sqs = sqsClient()
  const quota = dynamoDbQuota(documents, sheetsTable, rates, clock)
  const ports = { sheets, warnings, directory, stops, quota, queue: sqsWorkQueue(sqs, queues) }
  const work = workSheet(
    { ...ports, policy: defaultPolicy, newToken: randomUUID, pause: ms => pause(ms), log },
    delivery,
  )
  return queueHandler(SendMessage, work, {
    log,
    hide: sqsHideMessage(sqs, urlAmong(queues)),
    timeoutMs: sendTimeoutMs,
  })
}

/** A queue's URL ends with its name, as its ARN does. */
const urlAmong = (queues: QueueUrls) => {
  const urls = Object.values(queues).flatMap(urls => (typeof urls === 'string' ? [urls] : Object.values(urls)))
  return (arn: string): string => {
    const name = arn.split(':').at(-1) ?? ''
    const url = urls.find(url => url.endsWith(`/${name}`))
    if (url === undefined) throw new Error(`a message came from ${name}, whose address this function was not given`)
    return url
  }
}
