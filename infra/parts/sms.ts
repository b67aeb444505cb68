import { watchOverAccount } from '../constructs/operator-alarms.ts'
import { repliesFolder } from '../constructs/raw-bucket.ts'
import { publishesToPhones, putsUnder, readsSecret, sendsTo } from '../constructs/rights.ts'
import { secret } from '../constructs/secrets.ts'
import { sendTimeoutSeconds } from '../queues.ts'
import { smsCarrierOf } from '../sms-carriers.ts'
import { sheetWork } from './sheet-work.ts'
import { wholeCoreMb } from './site.ts'
import type { Parts } from './store.ts'

const smsQueues = ['sms-urgent', 'sms-routine'] as const

/** Hand-over by SMS, and what a carrier that is not SNS calls back with. */
export const bySms = (parts: Parts): void => {
  const { queues, tableNames, publicUrl, site } = parts
  const { settings } = site.house
  const { name, callsPerSecond, elsewhere } = smsCarrierOf(site.partition, settings)
  const account = elsewhere && accountSecret(parts, elsewhere.account)
  const sms = site.work('send-sms', {
    environment: {
      ...tableNames,
      SMS_CARRIER: name,
      SMS_RATE_PER_SECOND: String(settings.smsRatePerSecond ?? callsPerSecond),
      SMS_SIGNATURE: settings.smsSignature,
      SMS_SENDER_ID: settings.smsSenderId,
      SMS_URL: elsewhere?.url,
      SMS_ACCOUNT_SECRET: account?.secretArn,
      PUBLIC_URL: publicUrl,
      ...queues.urls(...smsQueues),
    },
    rights: [
      ...sheetWork(parts, ...smsQueues),
      ...(name === 'sns' ? [publishesToPhones()] : []),
      ...(account ? [readsSecret(account)] : []),
    ],
    timeoutSeconds: sendTimeoutSeconds,
    // It waits more than it works, for the carrier and for its quota's next second, and is paid while it waits.
    memoryMb: 1024,
  })
  queues.feed(sms.lambda, ...smsQueues)
  if (!account) return
  watchOverAccount(site.house.alarms, settings, sms)
  carrierReports(parts)
}

const accountSecret = ({ site: { scope, house } }: Parts, { fields, key }: { fields: object; key: string }) =>
  secret(scope, 'sms-account', house.key, 'The account at the carrier of SMS: put yours in its place', {
    secretStringTemplate: JSON.stringify(fields),
    generateStringKey: key,
  })

/** Carriers sign nothing of what they report: they are given an address that nobody else knows. */
const carrierReports = ({ raw, queues, phoneKey, http, site: { scope, house, work } }: Parts): void => {
  const token = secret(scope, 'callback-token', house.key, 'A part of the address that a carrier of SMS reports to')
  const reports = work('receive-carrier-report', {
    environment: {
      RAW_BUCKET: raw.bucketName,
      CALLBACK_TOKEN_SECRET: token.secretArn,
      PHONE_KEY_SECRET: phoneKey.secretArn,
      ...queues.urls('receipts'),
    },
    rights: [sendsTo(queues.get('receipts')), readsSecret(token, phoneKey), putsUnder(raw, repliesFolder)],
    timeoutSeconds: 10,
    // Alibaba waits 700 ms, a cold start included.
    memoryMb: wholeCoreMb,
  })
  http.serve(reports)
}
