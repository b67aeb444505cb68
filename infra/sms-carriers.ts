import type { PartitionFacts } from './partitions.ts'
import type { Settings } from './settings.ts'

type Account = { fields: Record<string, string>; key: string }
type Facts = {
  /** What an account may do until it was given more. One call of SNS is one SMS, of the others up to 200 or 1,000. */
  callsPerSecond: number
  /** Carriers of registered templates are reached at an address of their own, with an account of their own. */
  elsewhere?: { url: string; account: Account }
}

/** Who can carry SMS, as data. Limits: SNS's quotas, and the pages of SendSms of the two others. */
export const smsCarriers = {
  sns: { callsPerSecond: 20 },
  none: { callsPerSecond: 20 },
  tencent: {
    callsPerSecond: 3_000,
    elsewhere: {
      url: 'https://sms.tencentcloudapi.com',
      account: { fields: { secretId: 'AKID', sdkAppId: '1400000000' }, key: 'secretKey' },
    },
  },
  alibaba: {
    callsPerSecond: 5_000,
    elsewhere: {
      url: 'https://dysmsapi.aliyuncs.com',
      account: { fields: { accessKeyId: 'LTAI' }, key: 'accessKeySecret' },
    },
  },
} as const satisfies Record<string, Facts>
export type SmsCarrierName = keyof typeof smsCarriers

/** Throws one sentence where the partition has no such carrier. */
export const smsCarrierOf = (partition: PartitionFacts, { smsCarrier }: Settings): { name: SmsCarrierName } & Facts => {
  const name = smsCarrier ?? partition.smsCarrier
  if (name === 'sns' && partition.smsCarrier !== 'sns')
    throw new Error(`wrong settings: smsCarrier sns: SNS sends no SMS in ${partition.name}`)
  return { name, ...smsCarriers[name] }
}
