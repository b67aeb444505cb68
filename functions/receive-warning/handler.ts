import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { doorPorts } from '../../shared/wiring/door-ports.ts'
import { Environment } from './environment.ts'
import { priceOf } from './price.ts'
import { routes } from './routes.ts'

const configuration = loadConfiguration(Environment)
const door = doorPorts(configuration)
const keys = dynamoDbKeys(door.documents, configuration.DIRECTORY_TABLE)

export const handler = httpHandler(routes({ ...door, keys, price: priceOf(configuration.SMS_PRICE) }), log)
