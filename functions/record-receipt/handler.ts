import * as z from 'zod'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { hashOfPhone } from '../../shared/adapters/dynamodb/phone-index.ts'
import { dynamoDbPlayLog } from '../../shared/adapters/dynamodb/play-log.ts'
import { dynamoDbReceipts } from '../../shared/adapters/dynamodb/receipts.ts'
import { dynamoDbSheets } from '../../shared/adapters/dynamodb/sheets.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import { PackedReceipts } from '../../shared/contracts/packed-receipts.ts'
import { CarrierReceipts, ReceiptMessage } from '../../shared/contracts/queue-messages.ts'
import { batchHandler } from '../../shared/runtime/batch-handler.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { recordReceipt } from './record-receipt.ts'
import { slotFinder } from './slot-finder.ts'

const { DIRECTORY_TABLE, SHEETS_TABLE, PHONE_KEY_SECRET } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()
const client = documentClient(dynamoDb)
const clock = storeTime(dynamoDb)
const receipts = dynamoDbReceipts(client, SHEETS_TABLE, clock)
const sheets = dynamoDbSheets(client, SHEETS_TABLE, clock)
const plays = dynamoDbPlayLog(client, SHEETS_TABLE, clock)
const directory = dynamoDbDirectory(client, DIRECTORY_TABLE)

const phoneKey = await secretsManagerSecrets(secretsManagerClient()).read(PHONE_KEY_SECRET)
const slotOf = slotFinder({ sheets, directory, nameOfPhone: phone => hashOfPhone(phoneKey, phone) })
const record = recordReceipt({ receipts, plays, slotOf, clock, log })

export const handler = batchHandler(
  z.discriminatedUnion('kind', [ReceiptMessage, PackedReceipts, CarrierReceipts]),
  record,
  log,
)
