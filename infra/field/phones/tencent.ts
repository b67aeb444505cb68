import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Answer } from '../exchange.ts'
import type { Mismatch } from './console.ts'
import { type Asked, mainland, type TemplateWire } from './template-network.ts'

/** Tencent Cloud's SMS as its documentation describes it (cloud.tencent.com/document/api/382/55981, 52072). */
export type TencentKey = { secretId: string; secretKey: string; sdkAppId: string }

const SendSms = z.object({
  PhoneNumberSet: z.array(z.string()).min(1),
  SmsSdkAppId: z.string(),
  TemplateId: z.string(),
  SignName: z.string(),
  TemplateParamSet: z.array(z.string()).default([]),
  SessionContext: z.string().max(511).default(''),
})
type SendSms = z.infer<typeof SendSms>

const mostNumbers = 200
const signatureLastsMs = 300_000

export const tencentWire = (key: TencentKey): TemplateWire => ({
  carrier: 'tencent',
  refuse: code => failed(code),
  answer(asked, { write, take, faultOf }) {
    const unsigned = signatureProblem(key, asked)
    if (unsigned) return failed(unsigned)
    const call = readCall(asked)
    if (!call) return failed('FailedOperation.FailResolvePacket')
    if (call.SmsSdkAppId !== key.sdkAppId) return failed('UnauthorizedOperation.SmsSdkAppIdVerifyFail')
    if (call.PhoneNumberSet.length > mostNumbers) return failed('LimitExceeded.PhoneNumberCountLimit')
    const variables = Object.fromEntries(call.TemplateParamSet.map((value, n) => [String(n + 1), value]))
    const written = write({ template: call.TemplateId, signature: call.SignName, variables })
    const statuses = call.PhoneNumberSet.map(asWritten => {
      const phone = mainland(asWritten)
      if (phone === undefined) return numberRefused(call, asWritten, 'InvalidParameterValue.IncorrectPhoneNumber')
      const fault = faultOf(phone)
      if (fault !== undefined) return numberRefused(call, asWritten, fault)
      if ('mismatch' in written) return numberRefused(call, asWritten, mismatches[written.mismatch])
      const serial = `5000:${randomBytes(12).toString('hex')}`
      take({ phone, text: written.text, serial, ref: call.SessionContext })
      return {
        ...status(call, asWritten),
        SerialNo: serial,
        Fee: 1,
        Code: 'Ok',
        Message: 'send success',
        IsoCode: 'CN',
      }
    })
    return said({ SendStatusSet: statuses })
  },
  faults: {
    throttle: 'RequestLimitExceeded',
    busy: 'ServiceUnavailable',
    fail: 'InternalError',
    refuse: 'FailedOperation.FailResolvePacket',
    deny: 'AuthFailure.UnauthorizedOperation',
  },
  tooFast: 'RequestLimitExceeded',
  optedOut: 'FailedOperation.PhoneNumberInBlacklist',
})

const mismatches: Record<Mismatch, string> = {
  template: 'FailedOperation.TemplateIncorrectOrUnapproved',
  signature: 'FailedOperation.SignatureIncorrectOrUnapproved',
  variables: 'FailedOperation.TemplateIncorrectOrUnapproved',
  'variable-too-long': 'InvalidParameterValue.TemplateParameterLengthLimit',
  'text-too-long': 'InvalidParameterValue.ContentLengthLimit',
  url: 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
}

const readCall = ({ body }: Asked): SendSms | undefined => {
  try {
    return SendSms.parse(JSON.parse(body))
  } catch {
    return undefined
  }
}

const status = ({ SessionContext }: SendSms, PhoneNumber: string) => ({ PhoneNumber, SessionContext })
const numberRefused = (call: SendSms, phone: string, Code: string) => ({
  ...status(call, phone),
  SerialNo: '',
  Fee: 0,
  Code,
  Message: `not sent to ${phone}`,
  IsoCode: '',
})

const said = (response: object): Answer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({ Response: { ...response, RequestId: randomUUID() } }),
})
const failed = (Code: string): Answer => said({ Error: { Code, Message: 'The call failed.' } })

const form =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/sms\/tc3_request, SignedHeaders=([\w;-]+), Signature=([\da-f]{64})$/

const signatureProblem = (key: TencentKey, { url, headers, body, now }: Asked): string | undefined => {
  const [, id, date = '', signedHeaders = '', signature] = form.exec(headers.authorization ?? '') ?? []
  if (id === undefined) return 'AuthFailure.InvalidAuthorization'
  if (id !== key.secretId) return 'AuthFailure.SecretIdNotFound'
  const timestamp = String(headers['x-tc-timestamp'])
  if (!(Math.abs(now - Number(timestamp) * 1000) <= signatureLastsMs)) return 'AuthFailure.SignatureExpire'
  const lines = signedHeaders.split(';').map(name => `${name}:${String(headers[name]).trim().toLowerCase()}\n`)
  const request = ['POST', url.pathname, url.search.slice(1), lines.join(''), signedHeaders, digest(body)].join('\n')
  const text = ['TC3-HMAC-SHA256', timestamp, `${date}/sms/tc3_request`, digest(request)].join('\n')
  const signingKey = hmac(hmac(hmac(`TC3${key.secretKey}`, date), 'sms'), 'tc3_request')
  return hmac(signingKey, text).toString('hex') === signature ? undefined : 'AuthFailure.SignatureFailure'
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
