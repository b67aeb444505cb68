import { S3Client } from '@aws-sdk/client-s3'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { s3RawDocuments } from '../../shared/adapters/s3/raw-documents.ts'
import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { defaultPolicy as policy } from '../../shared/policy/default-policy.ts'
import { valueNames } from '../../shared/policy/value-names.ts'
import { vocabulary } from '../../shared/policy/vocabulary.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { newId } from '../../shared/runtime/ids.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { priceOf } from './price.ts'
import { routes } from './routes.ts'

const configuration = loadConfiguration(Environment)
const client = dynamoDbClient()
const documents = documentClient(client)

const app = routes({
  keys: dynamoDbKeys(documents, configuration.DIRECTORY_TABLE),
  directory: dynamoDbDirectory(documents, configuration.DIRECTORY_TABLE),
  warnings: dynamoDbWarnings(documents, configuration.WARNINGS_TABLE),
  raw: s3RawDocuments(new S3Client(), configuration.RAW_BUCKET),
  clock: storeTime(client),
  policy,
  signature: configuration.SMS_SIGNATURE,
  linkTo: publicPageUrl(configuration.PUBLIC_URL),
  valueNames,
  newId,
  price: priceOf(configuration.SMS_PRICE),
  vocabulary,
  log,
})

export const handler = httpHandler(app, log)
