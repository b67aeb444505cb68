import { setTimeout } from 'node:timers/promises'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbReceipts } from '../../shared/adapters/dynamodb/receipts.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { eventHandler } from '../../shared/runtime/event-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { decodeDeliveryLog } from './decode-delivery-log.ts'
import { Environment } from './environment.ts'
import { LogSubscriptionEvent, unpackLogBatch } from './log-batch.ts'

const { SHEETS_TABLE } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()
const clock = storeTime(dynamoDb)
const receipts = dynamoDbReceipts(documentClient(dynamoDb), SHEETS_TABLE, clock)
const decode = decodeDeliveryLog({ receipts, clock, pause: milliseconds => setTimeout(milliseconds), log })

export const handler = eventHandler(LogSubscriptionEvent, event => decode(unpackLogBatch(event)), log)
