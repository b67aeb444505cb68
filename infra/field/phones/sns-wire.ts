import type { Answer } from '../exchange.ts'

/** The query protocol of SNS: a form in, XML out (SNS API reference, Publish). */
export type PublishRequest = { phone: string; text: string; smsType: string }

export type SnsErrorCode =
  | 'InvalidParameter'
  | 'OptedOut'
  | 'Throttled'
  | 'ServiceUnavailable'
  | 'InternalError'
  | 'AuthorizationError'
  | 'InvalidAction'

const statusOf: Record<SnsErrorCode, number> = {
  InvalidParameter: 400,
  OptedOut: 400,
  Throttled: 429,
  ServiceUnavailable: 503,
  InternalError: 500,
  AuthorizationError: 403,
  InvalidAction: 400,
}

export const parsePublish = (form: string): PublishRequest | { error: SnsErrorCode; message: string } => {
  const fields = new URLSearchParams(form)
  if (fields.get('Action') !== 'Publish')
    return { error: 'InvalidAction', message: 'The field only takes Publish to a phone number.' }
  const phone = fields.get('PhoneNumber') ?? ''
  const text = fields.get('Message') ?? ''
  if (!/^\+[1-9]\d{6,14}$/.test(phone)) return invalid(`PhoneNumber Reason: ${phone} is not valid to publish to`)
  if (text === '') return invalid('Empty message')
  if (text.length > 1_600) return invalid('Message too long')
  return { phone, text, smsType: attribute(fields, 'AWS.SNS.SMS.SMSType') ?? 'Promotional' }
}

const invalid = (what: string) => ({ error: 'InvalidParameter' as const, message: `Invalid parameter: ${what}` })

/** Attributes are numbered pairs: `MessageAttributes.entry.<n>.Name` and `….Value.StringValue`. */
const attribute = (fields: URLSearchParams, name: string): string | null => {
  for (let n = 1; n <= 10; n += 1) {
    if (fields.get(`MessageAttributes.entry.${n}.Name`) === name)
      return fields.get(`MessageAttributes.entry.${n}.Value.StringValue`)
  }
  return null
}

const xmlns = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"'
const xml = (status: number, body: string): Answer => ({ status, contentType: 'text/xml', body })

export const published = (messageId: string, requestId: string): Answer =>
  xml(
    200,
    `<PublishResponse ${xmlns}><PublishResult><MessageId>${messageId}</MessageId></PublishResult>` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></PublishResponse>`,
  )

export const snsError = (code: SnsErrorCode, message: string, requestId: string): Answer =>
  xml(
    statusOf[code],
    `<ErrorResponse ${xmlns}><Error><Type>${statusOf[code] < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code>` +
      `<Message>${escapeText(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  )

const escapeText = (text: string): string => text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`)
