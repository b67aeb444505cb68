import { dynamoDbCalendars } from '../../shared/adapters/dynamodb/calendars.ts'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { dynamoDbNotices } from '../../shared/adapters/dynamodb/notices.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { eventCodeNames } from '../../shared/policy/hazards.ts'
import { defaultBook as book } from '../../shared/policy/notices/book.ts'
import { valueNames } from '../../shared/policy/value-names.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { routes } from './routes.ts'

const { DIRECTORY_TABLE, WARNINGS_TABLE } = loadConfiguration(Environment)
const client = dynamoDbClient()
const documents = documentClient(client)

const app = routes({
  keys: dynamoDbKeys(documents, DIRECTORY_TABLE),
  calendars: dynamoDbCalendars(documents, DIRECTORY_TABLE),
  directory: dynamoDbDirectory(documents, DIRECTORY_TABLE),
  notices: dynamoDbNotices(documents, WARNINGS_TABLE),
  clock: storeTime(client),
  book,
  valueNames,
  isEventCode: code => Object.hasOwn(eventCodeNames, code),
  log,
})

export const handler = httpHandler(app, log)
