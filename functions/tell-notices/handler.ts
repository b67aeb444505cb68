import { S3Client } from '@aws-sdk/client-s3'
import { dynamoDbCalendars } from '../../shared/adapters/dynamodb/calendars.ts'
import { dynamoDbNotices } from '../../shared/adapters/dynamodb/notices.ts'
import { s3RawDocuments } from '../../shared/adapters/s3/raw-documents.ts'
import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { NoticesMessage } from '../../shared/contracts/queue-messages.ts'
import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { defaultBook as book } from '../../shared/policy/notices/book.ts'
import { tellingPolicy as telling } from '../../shared/policy/notices/telling-policy.ts'
import { valueNames } from '../../shared/policy/value-names.ts'
import { vocabulary } from '../../shared/policy/vocabulary.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { queueHandler } from '../../shared/runtime/queue-handler.ts'
import { issuingStores } from '../../shared/wiring/issuing-stores.ts'
import { Environment } from './environment.ts'
import { tellNotices } from './tell-notices.ts'

const configuration = loadConfiguration(Environment)
const { DIRECTORY_TABLE, WARNINGS_TABLE, RAW_BUCKET, PUBLIC_URL, SMS_SIGNATURE, NOTICES_QUEUE_URL } = configuration
const issuing = issuingStores(configuration)
const { documents } = issuing
const stores = {
  ...issuing,
  calendars: dynamoDbCalendars(documents, DIRECTORY_TABLE),
  notices: dynamoDbNotices(documents, WARNINGS_TABLE),
  raw: s3RawDocuments(new S3Client(), RAW_BUCKET),
  queue: sqsWorkQueue(sqsClient(), { notices: NOTICES_QUEUE_URL }),
}
const words = { signature: SMS_SIGNATURE, linkTo: publicPageUrl(PUBLIC_URL), vocabulary, valueNames }
const tell = tellNotices({ ...stores, ...words, book, telling })

export const handler = queueHandler(NoticesMessage, tell, { log })
