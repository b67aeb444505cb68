import { documentClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoDbPresence } from '../../shared/adapters/dynamodb/presence.ts'
import { PresenceMessage } from '../../shared/contracts/queue-messages.ts'
import { batchHandler } from '../../shared/runtime/batch-handler.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { recordPresence } from './record-presence.ts'

const { DIRECTORY_TABLE } = loadConfiguration(Environment)
const presence = dynamoDbPresence(documentClient(), DIRECTORY_TABLE)

export const handler = batchHandler(PresenceMessage, recordPresence({ presence, log }), log)
