import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { dynamoDbPastes } from '../../shared/adapters/dynamodb/pastes.ts'
import { dynamoDbStops } from '../../shared/adapters/dynamodb/stops.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../shared/adapters/dynamodb/warnings.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import { withAdministratorKey } from '../../shared/runtime/authenticate.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { newId } from '../../shared/runtime/ids.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { routes } from './routes.ts'

const { DIRECTORY_TABLE, WARNINGS_TABLE, ADMIN_KEY_SECRET } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()
const client = documentClient(dynamoDb)
const secrets = secretsManagerSecrets(secretsManagerClient())

const ports = {
  stops: dynamoDbStops(client, WARNINGS_TABLE),
  pastes: dynamoDbPastes(client, WARNINGS_TABLE),
  warnings: dynamoDbWarnings(client, WARNINGS_TABLE),
  keys: withAdministratorKey(dynamoDbKeys(client, DIRECTORY_TABLE), () => secrets.read(ADMIN_KEY_SECRET)),
  clock: storeTime(dynamoDb),
  newId,
  log,
}

export const handler = httpHandler(routes(ports), log)
