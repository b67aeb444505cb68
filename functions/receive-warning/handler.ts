import { S3Client } from '@aws-sdk/client-s3'
import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { s3RawDocuments } from '../../shared/adapters/s3/raw-documents.ts'
import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { valueNames } from '../../shared/policy/value-names.ts'
import { vocabulary } from '../../shared/policy/vocabulary.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { issuingStores } from '../../shared/wiring/issuing-stores.ts'
import { Environment } from './environment.ts'
import { priceOf } from './price.ts'
import { routes } from './routes.ts'

const configuration = loadConfiguration(Environment)
const stores = issuingStores(configuration)

const app = routes({
  ...stores,
  keys: dynamoDbKeys(stores.documents, configuration.DIRECTORY_TABLE),
  raw: s3RawDocuments(new S3Client(), configuration.RAW_BUCKET),
  signature: configuration.SMS_SIGNATURE,
  linkTo: publicPageUrl(configuration.PUBLIC_URL),
  valueNames,
  price: priceOf(configuration.SMS_PRICE),
  vocabulary,
})

export const handler = httpHandler(app, log)
