import { documentClient, dynamoDbClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectoryWriter } from '../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbImports } from '../../shared/adapters/dynamodb/imports.ts'
import { storeTime } from '../../shared/adapters/dynamodb/store-time.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import { PublishRosterMessage } from '../../shared/contracts/queue-messages.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { queueHandler } from '../../shared/runtime/queue-handler.ts'
import { Environment } from './environment.ts'
import { publishRoster } from './publish-roster.ts'

const { DIRECTORY_TABLE, PHONE_KEY_SECRET } = loadConfiguration(Environment)
const client = dynamoDbClient()
const clock = storeTime(client)
const secrets = secretsManagerSecrets(secretsManagerClient())
const documents = documentClient(client)
const writer = dynamoDbDirectoryWriter(documents, DIRECTORY_TABLE, () => secrets.read(PHONE_KEY_SECRET))
const imports = dynamoDbImports(documents, DIRECTORY_TABLE)
const publish = publishRoster({ writer, imports, clock, zone: defaultPolicy.zone, log })

export const handler = queueHandler(PublishRosterMessage, publish, { log })
