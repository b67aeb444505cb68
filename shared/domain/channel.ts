import * as z from 'zod'

export const Channel = z.enum(['sms', 'group-chat', 'loudspeaker'])
export type Channel = z.infer<typeof Channel>

/** `none`: there is no carrier for the channel (SNS sends no SMS in aws-cn): its marks end `failed: no-carrier`. */
export const Carrier = z.enum(['sns', 'none', 'tencent', 'alibaba', 'wecom', 'dingtalk', 'feishu', 'iot'])
export type Carrier = z.infer<typeof Carrier>

/** Who may run SMS. */
export const SmsCarrierName = Carrier.extract(['sns', 'none', 'tencent', 'alibaba'])
export type SmsCarrierName = z.infer<typeof SmsCarrierName>

/** Half a million reminders never stand before one red warning: each queue exists once per lane. */
export const Lane = z.enum(['urgent', 'routine'])
export type Lane = z.infer<typeof Lane>
