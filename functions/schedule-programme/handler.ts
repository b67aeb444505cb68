import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbKeys } from '../../shared/adapters/dynamodb/keys.ts'
import { dynamoDbPlayLog } from '../../shared/adapters/dynamodb/play-log.ts'
import { dynamoDbProgrammes } from '../../shared/adapters/dynamodb/programmes.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsProgrammeQueue } from '../../shared/adapters/sqs/programme-queue.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { knownPlaces } from './known-places.ts'
import { routes } from './routes.ts'

const { DIRECTORY_TABLE, SHEETS_TABLE, PROGRAMME_QUEUE_URL } = loadConfiguration(Environment)
const dynamoDb = dynamoDbClient()
const client = documentClient(dynamoDb)
const clock = storeTime(dynamoDb)
const { day, zone } = defaultPolicy

export const handler = httpHandler(
  routes({
    programmes: dynamoDbProgrammes(client, DIRECTORY_TABLE),
    plays: dynamoDbPlayLog(client, SHEETS_TABLE, clock),
    queue: sqsProgrammeQueue(sqsClient(), PROGRAMME_QUEUE_URL),
    places: knownPlaces(dynamoDbDirectory(client, DIRECTORY_TABLE)),
    keys: dynamoDbKeys(client, DIRECTORY_TABLE),
    day,
    zone,
    clock,
    log,
  }),
  log,
)
