import { S3Client } from '@aws-sdk/client-s3'
import { documentClient, dynamoDbClient } from '../adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../adapters/dynamodb/directory.ts'
import { dynamoDbKeys } from '../adapters/dynamodb/keys.ts'
import { dynamoDbPastes } from '../adapters/dynamodb/pastes.ts'
import { dynamoDbPresence } from '../adapters/dynamodb/presence.ts'
import { dynamoDbRoomPosts } from '../adapters/dynamodb/room-posts.ts'
import { dynamoDbSheetReader } from '../adapters/dynamodb/sheet-reader.ts'
import { storeTime } from '../adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../adapters/dynamodb/warnings.ts'
import { s3RawDocuments } from '../adapters/s3/raw-documents.ts'

type Stores = Record<'DIRECTORY_TABLE' | 'WARNINGS_TABLE' | 'SHEETS_TABLE' | 'RAW_BUCKET', string>

/** Everything that is stored, for whoever shows it. */
export const readStores = ({ DIRECTORY_TABLE, WARNINGS_TABLE, SHEETS_TABLE, RAW_BUCKET }: Stores) => {
  const dynamoDb = dynamoDbClient()
  const client = documentClient(dynamoDb)
  return {
    keys: dynamoDbKeys(client, DIRECTORY_TABLE),
    warnings: dynamoDbWarnings(client, WARNINGS_TABLE),
    directory: dynamoDbDirectory(client, DIRECTORY_TABLE),
    reader: dynamoDbSheetReader(client, SHEETS_TABLE),
    presence: dynamoDbPresence(client, DIRECTORY_TABLE),
    pastes: dynamoDbPastes(client, WARNINGS_TABLE),
    posts: dynamoDbRoomPosts(client, SHEETS_TABLE),
    raw: s3RawDocuments(new S3Client(), RAW_BUCKET),
    clock: storeTime(dynamoDb),
  }
}
