import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { routes } from './routes.ts'

const { WARNINGS_TABLE } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()

export const handler = httpHandler(
  routes({
    warnings: dynamoDbWarnings(documentClient(dynamoDb), WARNINGS_TABLE),
    clock: storeTime(dynamoDb),
    zone: defaultPolicy.zone,
  }),
  log,
)
