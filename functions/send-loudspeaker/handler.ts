import { IotLoudspeakerCarrier } from '../../shared/adapters/carriers/iot/loudspeaker-carrier.ts'
import { dynamoDbBoards } from '../../shared/adapters/dynamodb/boards.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { sheetHandler, sheetStores } from '../../shared/wiring/sheet-worker.ts'
import { Environment } from './environment.ts'
import { loudspeakerDelivery } from './hand-over-loudspeaker.ts'

const configuration = loadConfiguration(Environment)
const { BOARD_KEY_SECRET, SPEAKER_URGENT_QUEUE_URL: urgent, SPEAKER_ROUTINE_QUEUE_URL: routine } = configuration
const stores = await sheetStores(configuration)
const secret = await secretsManagerSecrets(secretsManagerClient()).read(BOARD_KEY_SECRET)

export const handler = sheetHandler({
  stores,
  queues: { loudspeaker: { urgent, routine } },
  delivery: loudspeakerDelivery({
    carrier: new IotLoudspeakerCarrier({ secret, clock: stores.clock }),
    boards: dynamoDbBoards(stores.documents, stores.sheetsTable),
    zone: defaultPolicy.zone,
    day: defaultPolicy.day,
    clock: stores.clock,
  }),
})
