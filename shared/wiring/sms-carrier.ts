import * as z from 'zod'
import { AlibabaSmsCarrier } from '../adapters/carriers/alibaba/sms-carrier.ts'
import { noSmsCarrier } from '../adapters/carriers/none/no-sms-carrier.ts'
import { SnsSmsCarrier } from '../adapters/carriers/sns/sms-carrier.ts'
import { TencentSmsCarrier } from '../adapters/carriers/tencent/sms-carrier.ts'
import type { SmsCarrier } from '../ports/carriers.ts'
import type { Clock } from '../ports/clock.ts'
import { Fault } from '../ports/fault.ts'
import type { Secrets } from '../ports/secrets.ts'

type Variables = {
  SMS_CARRIER: SmsCarrier['name']
  SMS_SENDER_ID?: string | undefined
  SMS_URL?: string | undefined
  SMS_ACCOUNT_SECRET?: string | undefined
}
type Ports = { secrets: Secrets; clock: Clock }

const text = z.string().min(1)
const TencentAccount = z.object({ secretId: text, secretKey: text, sdkAppId: text })
const AlibabaAccount = z.object({ accessKeyId: text, accessKeySecret: text })

/** The carrier that this deployment has chosen. Throws `Fault('misconfigured')` where it has no address or no account. */
export const smsCarrier = async (variables: Variables, { secrets, clock }: Ports): Promise<SmsCarrier> => {
  const { SMS_CARRIER, SMS_SENDER_ID: senderId, SMS_URL: url, SMS_ACCOUNT_SECRET: secret } = variables
  if (SMS_CARRIER === 'none') return noSmsCarrier
  if (SMS_CARRIER === 'sns') return new SnsSmsCarrier(senderId === undefined ? {} : { senderId })
  if (url === undefined || secret === undefined)
    throw new Fault('misconfigured', false, 'a carrier of templates needs SMS_URL and SMS_ACCOUNT_SECRET')
  const kept = await secrets.read(secret)
  return SMS_CARRIER === 'tencent'
    ? new TencentSmsCarrier({ account: read(TencentAccount, kept), url, clock })
    : new AlibabaSmsCarrier({ account: read(AlibabaAccount, kept), url, clock })
}

/** Nothing of what a secret holds is said of it. */
const read = <Schema extends z.ZodType>(schema: Schema, kept: string): z.output<Schema> => {
  try {
    return schema.parse(JSON.parse(kept))
  } catch {
    throw new Fault('misconfigured', false, 'the secret of the SMS account is not what its carrier wants')
  }
}
