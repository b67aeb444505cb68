import { dingtalkChatCarrier } from '../../shared/adapters/carriers/dingtalk/chat-carrier.ts'
import { feishuChatCarrier } from '../../shared/adapters/carriers/feishu/chat-carrier.ts'
import { wecomChatCarrier } from '../../shared/adapters/carriers/wecom/chat-carrier.ts'
import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { eventNames } from '../../shared/policy/event-names.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { roomHandler, roomStores } from '../../shared/wiring/room-worker.ts'
import { sheetStores } from '../../shared/wiring/sheet-worker.ts'
import { Environment } from './environment.ts'
import { chatDelivery } from './hand-over-chat.ts'

const configuration = loadConfiguration(Environment)
const stores = await sheetStores(configuration)
const { now } = stores.clock

const delivery = chatDelivery({
  ...roomStores(stores),
  carriers: {
    wecom: wecomChatCarrier({ url: configuration.WECOM_URL }),
    dingtalk: dingtalkChatCarrier({ url: configuration.DINGTALK_URL, now }),
    feishu: feishuChatCarrier({ url: configuration.FEISHU_URL, now }),
  },
  linkTo: publicPageUrl(configuration.PUBLIC_URL),
  zone: defaultPolicy.zone,
  names: eventNames,
})

export const handler = roomHandler(stores, configuration.CHAT_QUEUE_URL, delivery)
