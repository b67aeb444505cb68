import { iotProgrammePublisher } from '../../shared/adapters/carriers/iot/programme-publisher.ts'
import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbProgrammes } from '../../shared/adapters/dynamodb/programmes.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import { PublishProgrammeMessage } from '../../shared/contracts/programme.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { queueHandler } from '../../shared/runtime/queue-handler.ts'
import { Environment } from './environment.ts'
import { publishProgramme } from './publish-programme.ts'

const { DIRECTORY_TABLE, BOARD_KEY_SECRET } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()
const client = documentClient(dynamoDb)
const clock = storeTime(dynamoDb)
const secret = await secretsManagerSecrets(secretsManagerClient()).read(BOARD_KEY_SECRET)
const { day, zone } = defaultPolicy

export const handler = queueHandler(
  PublishProgrammeMessage,
  publishProgramme({
    programmes: dynamoDbProgrammes(client, DIRECTORY_TABLE),
    directory: dynamoDbDirectory(client, DIRECTORY_TABLE),
    publisher: iotProgrammePublisher({ secret, clock }),
    day,
    zone,
    clock,
    log,
  }),
  { log },
)
