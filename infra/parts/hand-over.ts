import {
  publishesToPhones,
  publishesToTerminals,
  type Right,
  reads,
  readsAndWrites,
  readsSecret,
  sendsTo,
  takesFrom,
} from '../constructs/rights.ts'
import { type QueueName, sendTimeoutSeconds } from '../queues.ts'
import { wholeCoreMb } from './site.ts'
import type { Parts } from './store.ts'

const smsQueues = ['sms-urgent', 'sms-routine'] as const
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

/** Claiming sheets, and putting what is not finished back on its queue. */
const sheetWork = ({ directory, warnings, sheets, queues }: Parts, ...names: QueueName[]): Right[] => [
  reads(directory, warnings),
  readsAndWrites(sheets),
  takesFrom(...queues.all(...names)),
  sendsTo(...queues.all(...names)),
]

const bySms = (parts: Parts): void => {
  const { queues, tableNames, publicUrl, site } = parts
  const { settings } = site.house
  const { smsCarrier } = site.partition
  const sms = site.work('send-sms', {
    environment: {
      ...tableNames,
      SMS_CARRIER: smsCarrier,
      SMS_RATE_PER_SECOND: String(settings.smsRatePerSecond),
      SMS_SIGNATURE: settings.smsSignature,
      SMS_SENDER_ID: settings.smsSenderId,
      PUBLIC_URL: publicUrl,
      ...queues.urls(...smsQueues),
    },
    rights: [...sheetWork(parts, ...smsQueues), ...(smsCarrier === 'sns' ? [publishesToPhones()] : [])],
    timeoutSeconds,
    memoryMb: wholeCoreMb,
  })
  queues.feed(sms.lambda, ...smsQueues)
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
