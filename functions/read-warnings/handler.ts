import { S3Client } from '@aws-sdk/client-s3'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { dynamoDbPastes } from '../../shared/adapters/dynamodb/pastes.ts'
import { dynamoDbPresence } from '../../shared/adapters/dynamodb/presence.ts'
import { dynamoDbRoomPosts } from '../../shared/adapters/dynamodb/room-posts.ts'
import { dynamoDbSheetReader } from '../../shared/adapters/dynamodb/sheet-reader.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { s3RawDocuments } from '../../shared/adapters/s3/raw-documents.ts'
import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { eventNames } from '../../shared/policy/event-names.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { documentRoute } from './document-route.ts'
import { Environment } from './environment.ts'
import { roomRoutes } from './room-routes.ts'
import { routes } from './routes.ts'

const { DIRECTORY_TABLE, WARNINGS_TABLE, SHEETS_TABLE, RAW_BUCKET, PUBLIC_URL } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()
const client = documentClient(dynamoDb)

const ports = {
  keys: dynamoDbKeys(client, DIRECTORY_TABLE),
  warnings: dynamoDbWarnings(client, WARNINGS_TABLE),
  directory: dynamoDbDirectory(client, DIRECTORY_TABLE),
  reader: dynamoDbSheetReader(client, SHEETS_TABLE),
  presence: dynamoDbPresence(client, DIRECTORY_TABLE),
  pastes: dynamoDbPastes(client, WARNINGS_TABLE),
  posts: dynamoDbRoomPosts(client, SHEETS_TABLE),
  raw: s3RawDocuments(new S3Client(), RAW_BUCKET),
  policy: defaultPolicy,
  clock: storeTime(dynamoDb),
}
const words = { linkTo: publicPageUrl(PUBLIC_URL), zone: defaultPolicy.zone, names: eventNames }
const app = routes(ports)
  .route('/', documentRoute(ports))
  .route('/', roomRoutes({ ...ports, ...words }))

export const handler = httpHandler(app, log)
