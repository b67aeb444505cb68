export const smsCarriers = ['sns', 'tencent', 'alibaba'] as const
/** Who carries texts. */
export type SmsCarrier = (typeof smsCarriers)[number]
