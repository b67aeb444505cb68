import { S3Client } from '@aws-sdk/client-s3'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbSheets } from '../../shared/adapters/dynamodb/sheets.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { s3LostMessages } from '../../shared/adapters/s3/lost-messages.ts'
import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { deadLetterHandler } from '../../shared/runtime/dead-letter-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { sheetQueues } from '../../shared/wiring/sheet-queues.ts'
import { Environment } from './environment.ts'
import { recordDeadLetter } from './record-dead-letter.ts'

const configuration = loadConfiguration(Environment)
const { DIRECTORY_TABLE, WARNINGS_TABLE, SHEETS_TABLE, RAW_BUCKET } = configuration
const dynamoDb = dynamoDbClient()
const client = documentClient(dynamoDb)

const record = recordDeadLetter({
  sheets: dynamoDbSheets(client, SHEETS_TABLE, storeTime(dynamoDb)),
  warnings: dynamoDbWarnings(client, WARNINGS_TABLE),
  directory: dynamoDbDirectory(client, DIRECTORY_TABLE),
  queue: sqsWorkQueue(sqsClient(), sheetQueues(configuration)),
  lost: s3LostMessages(new S3Client(), RAW_BUCKET),
  policy: defaultPolicy,
  log,
})
export const handler = deadLetterHandler(record, log)
