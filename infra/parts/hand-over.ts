import { publishesToTerminals, readsSecret } from '../constructs/rights.ts'
import { sendTimeoutSeconds } from '../queues.ts'
import { sheetWork } from './sheet-work.ts'
import { bySms } from './sms.ts'
import type { Parts } from './store.ts'

const speakerQueues = ['speaker-urgent', 'speaker-routine'] as const
/** Where the robots of rooms are reached. */
const robotUrls = {
  WECOM_URL: 'https://qyapi.weixin.qq.com',
  DINGTALK_URL: 'https://oapi.dingtalk.com',
  FEISHU_URL: 'https://open.feishu.cn',
}
const timeoutSeconds = sendTimeoutSeconds

/** Hand-over to the carriers, urgent and routine apart. */
export const handOver = (parts: Parts): void => {
  bySms(parts)
  byLoudspeaker(parts)
  byGroupChat(parts)
}

const byLoudspeaker = (parts: Parts): void => {
  const { queues, tableNames, boardKey, site } = parts
  const loudspeaker = site.work('send-loudspeaker', {
    environment: { ...tableNames, BOARD_KEY_SECRET: boardKey.secretArn, ...queues.urls(...speakerQueues) },
    rights: [...sheetWork(parts, ...speakerQueues), readsSecret(boardKey), publishesToTerminals()],
    timeoutSeconds,
    memoryMb: 1024,
  })
  queues.feed(loudspeaker.lambda, ...speakerQueues)
}

const byGroupChat = (parts: Parts): void => {
  const { queues, tableNames, publicUrl, site } = parts
  const groupChat = site.work('send-group-chat', {
    environment: { ...tableNames, ...robotUrls, PUBLIC_URL: publicUrl, ...queues.urls('chat') },
    rights: sheetWork(parts, 'chat'),
    timeoutSeconds,
  })
  queues.feed(groupChat.lambda, 'chat')
}
