import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbTemplates } from '../../shared/adapters/dynamodb/templates.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import { withAdministratorKey } from '../../shared/runtime/authenticate.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { routes } from './routes.ts'

const { DIRECTORY_TABLE, ADMIN_KEY_SECRET } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()
const client = documentClient(dynamoDb)
const secrets = secretsManagerSecrets(secretsManagerClient())

export const handler = httpHandler(
  routes({
    templates: dynamoDbTemplates(client, DIRECTORY_TABLE),
    keys: withAdministratorKey(dynamoDbKeys(client, DIRECTORY_TABLE), () => secrets.read(ADMIN_KEY_SECRET)),
    clock: storeTime(dynamoDb),
    log,
  }),
  log,
)
