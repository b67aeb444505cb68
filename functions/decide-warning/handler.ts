import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { valueNames } from '../../shared/policy/value-names.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { issuingStores } from '../../shared/wiring/issuing-stores.ts'
import { Environment } from './environment.ts'
import { routes } from './routes.ts'

const configuration = loadConfiguration(Environment)
const stores = issuingStores(configuration)
const keys = dynamoDbKeys(stores.documents, configuration.DIRECTORY_TABLE)

export const handler = httpHandler(routes({ ...stores, keys, valueNames }), log)
