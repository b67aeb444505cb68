import { S3Client } from '@aws-sdk/client-s3'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { dynamoDbPresence } from '../../shared/adapters/dynamodb/presence.ts'
import { dynamoDbSheetReader } from '../../shared/adapters/dynamodb/sheet-reader.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { s3RawDocuments } from '../../shared/adapters/s3/raw-documents.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { documentRoute } from './document-route.ts'
import { Environment } from './environment.ts'
import { routes } from './routes.ts'

const { DIRECTORY_TABLE, WARNINGS_TABLE, SHEETS_TABLE, RAW_BUCKET } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()
const client = documentClient(dynamoDb)

const keys = dynamoDbKeys(client, DIRECTORY_TABLE)
const warnings = dynamoDbWarnings(client, WARNINGS_TABLE)

const app = routes({
  keys,
  warnings,
  directory: dynamoDbDirectory(client, DIRECTORY_TABLE),
  reader: dynamoDbSheetReader(client, SHEETS_TABLE),
  presence: dynamoDbPresence(client, DIRECTORY_TABLE),
  policy: defaultPolicy,
  clock: storeTime(dynamoDb),
}).route('/', documentRoute({ keys, warnings, raw: s3RawDocuments(new S3Client(), RAW_BUCKET) }))

export const handler = httpHandler(app, log)
