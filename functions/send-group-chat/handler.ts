import { WecomChatCarrier } from '../../shared/adapters/carriers/wecom/chat-carrier.ts'
import { dynamoDbRoomTurns } from '../../shared/adapters/dynamodb/room-turns.ts'
import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { sheetHandler, sheetStores } from '../../shared/wiring/sheet-worker.ts'
import { Environment } from './environment.ts'
import { chatDelivery } from './hand-over-chat.ts'

const configuration = loadConfiguration(Environment)
const stores = sheetStores(configuration)

export const handler = sheetHandler({
  stores,
  queues: { chat: configuration.CHAT_QUEUE_URL },
  delivery: chatDelivery({
    carrier: new WecomChatCarrier({ url: configuration.WECOM_URL }),
    turns: dynamoDbRoomTurns(stores.documents, stores.sheetsTable, stores.clock),
    linkTo: publicPageUrl(configuration.PUBLIC_URL),
    zone: defaultPolicy.zone,
  }),
})
