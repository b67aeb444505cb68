import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbDirectoryWriter } from '../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbImports } from '../../shared/adapters/dynamodb/imports.ts'
import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsWorkQueue } from '../../shared/adapters/sqs/work-queue.ts'
import { withAdministratorKey } from '../../shared/runtime/authenticate.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { routes } from './routes.ts'

const { DIRECTORY_TABLE, ADMIN_KEY_SECRET, ROSTER_QUEUE_URL } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()
const clock = storeTime(dynamoDb)
const client = documentClient(dynamoDb)
const secrets = secretsManagerSecrets(secretsManagerClient())

export const handler = httpHandler(
  routes({
    directory: dynamoDbDirectory(client, DIRECTORY_TABLE),
    writer: dynamoDbDirectoryWriter(client, DIRECTORY_TABLE),
    imports: dynamoDbImports(client, DIRECTORY_TABLE),
    queue: sqsWorkQueue(sqsClient(), { roster: ROSTER_QUEUE_URL }),
    keys: withAdministratorKey(dynamoDbKeys(client, DIRECTORY_TABLE), () => secrets.read(ADMIN_KEY_SECRET)),
    clock,
    log,
  }),
  log,
)
