import { dingtalkChatCarrier } from '../../shared/adapters/carriers/dingtalk/chat-carrier.ts'
import { feishuChatCarrier } from '../../shared/adapters/carriers/feishu/chat-carrier.ts'
import { wecomChatCarrier } from '../../shared/adapters/carriers/wecom/chat-carrier.ts'
import { dynamoDbRoomTurns } from '../../shared/adapters/dynamodb/room-turns.ts'
import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { eventNames } from '../../shared/policy/event-names.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { sheetHandler, sheetStores } from '../../shared/wiring/sheet-worker.ts'
import { Environment } from './environment.ts'
import { chatDelivery } from './hand-over-chat.ts'

const configuration = loadConfiguration(Environment)
const stores = sheetStores(configuration)
const { now } = stores.clock

export const handler = sheetHandler({
  stores,
  queues: { chat: configuration.CHAT_QUEUE_URL },
  delivery: chatDelivery({
    carriers: {
      wecom: wecomChatCarrier({ url: configuration.WECOM_URL }),
      dingtalk: dingtalkChatCarrier({ url: configuration.DINGTALK_URL, now }),
      feishu: feishuChatCarrier({ url: configuration.FEISHU_URL, now }),
    },
    turns: dynamoDbRoomTurns(stores.documents, stores.sheetsTable, stores.clock),
    linkTo: publicPageUrl(configuration.PUBLIC_URL),
    zone: defaultPolicy.zone,
    names: eventNames,
  }),
})
