import { S3Client } from '@aws-sdk/client-s3'
import { dynamoDbCalendars } from '../../shared/adapters/dynamodb/calendars.ts'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbNotices } from '../../shared/adapters/dynamodb/notices.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { s3RawDocuments } from '../../shared/adapters/s3/raw-documents.ts'
import { NoticesMessage } from '../../shared/contracts/queue-messages.ts'
import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { defaultPolicy as policy } from '../../shared/policy/default-policy.ts'
import { defaultBook as book } from '../../shared/policy/notices/book.ts'
import { tellingPolicy as telling } from '../../shared/policy/notices/telling-policy.ts'
import { valueNames } from '../../shared/policy/value-names.ts'
import { vocabulary } from '../../shared/policy/vocabulary.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { newId } from '../../shared/runtime/ids.ts'
import { log } from '../../shared/runtime/logger.ts'
import { queueHandler } from '../../shared/runtime/queue-handler.ts'
import { Environment } from './environment.ts'
import { tellNotices } from './tell-notices.ts'

const { DIRECTORY_TABLE, WARNINGS_TABLE, RAW_BUCKET, PUBLIC_URL, SMS_SIGNATURE } = loadConfiguration(Environment)
const client = dynamoDbClient()
const documents = documentClient(client)
const stores = {
  calendars: dynamoDbCalendars(documents, DIRECTORY_TABLE),
  directory: dynamoDbDirectory(documents, DIRECTORY_TABLE),
  notices: dynamoDbNotices(documents, WARNINGS_TABLE),
  warnings: dynamoDbWarnings(documents, WARNINGS_TABLE),
  raw: s3RawDocuments(new S3Client(), RAW_BUCKET),
}
const words = { signature: SMS_SIGNATURE, linkTo: publicPageUrl(PUBLIC_URL), vocabulary, valueNames }
const tell = tellNotices({ ...stores, ...words, clock: storeTime(client), policy, book, telling, newId, log })

export const handler = queueHandler(NoticesMessage, tell, { log })
