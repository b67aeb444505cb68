import { createHash, createHmac, randomInt, randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Answer } from '../exchange.ts'
import type { Mismatch } from './console.ts'
import { type Asked, mainland, type TemplateWire } from './template-network.ts'

/** Alibaba Cloud's SMS as its documentation describes it (help.aliyun.com/document_detail/419273.html, 419274.html, 2593177.html). */
export type AlibabaKey = { accessKeyId: string; accessKeySecret: string }

type Sms = { phone: string; signature: string; variables: unknown }
type Call = { template: string; ref: string; messages: Sms[] }

const most = { SendSms: 1_000, SendBatchSms: 100 }
const signatureLastsMs = 900_000
/** Only text counts as a value. */
const Variables = z.record(z.string(), z.string())
const Texts = z.array(z.string())

export const alibabaWire = (key: AlibabaKey): TemplateWire => ({
  carrier: 'alibaba',
  refuse: code => said(code),
  answer(asked, { write, take, faultOf }) {
    const unsigned = signatureProblem(key, asked)
    if (unsigned) return said(unsigned)
    const call = readCall(asked)
    if (typeof call === 'string') return said(call)
    const bizId = `${randomInt(1e9)}${randomInt(1e9)}^0`
    const written = call.messages.map(({ phone: asWritten, signature, variables }) => {
      const phone = mainland(asWritten)
      if (phone === undefined) return 'isv.MOBILE_NUMBER_ILLEGAL'
      const fault = faultOf(phone)
      if (fault !== undefined) return fault
      const read = Variables.safeParse(variables)
      if (!read.success) return 'isv.INVALID_JSON_PARAM'
      const sms = write({ template: call.template, signature, variables: read.data })
      return 'mismatch' in sms ? mismatches[sms.mismatch] : { phone, text: sms.text }
    })
    // One code for all: nobody is sent to where one of them cannot be.
    const refused = written.find(one => typeof one === 'string')
    if (refused !== undefined) return said(refused)
    for (const sms of written) if (typeof sms !== 'string') take({ ...sms, serial: bizId, ref: call.ref })
    return said('OK', { BizId: bizId })
  },
  faults: {
    throttle: 'Throttling.User',
    busy: 'ServiceUnavailable',
    fail: 'isp.SYSTEM_ERROR',
    refuse: 'isv.INVALID_PARAMETERS',
    deny: 'isp.RAM_PERMISSION_DENY',
  },
  tooFast: 'Throttling.User',
  optedOut: 'isv.BUSINESS_LIMIT_CONTROL',
})

const mismatches: Record<Mismatch, string> = {
  template: 'isv.SMS_TEMPLATE_ILLEGAL',
  signature: 'isv.SMS_SIGNATURE_ILLEGAL',
  variables: 'isv.TEMPLATE_MISSING_PARAMETERS',
  'variable-too-long': 'isv.PARAM_LENGTH_LIMIT',
  'text-too-long': 'isv.PARAM_LENGTH_LIMIT',
  url: 'isv.PARAM_NOT_SUPPORT_URL',
}

/** Business errors come under HTTP 200, those of the gateway under others. */
const statusOf = (code: string): number => {
  if (code === 'OK' || /^is[vp]\./.test(code)) return 200
  return code === 'ServiceUnavailable' ? 503 : 400
}

const said = (Code: string, more: object = {}): Answer => ({
  status: statusOf(Code),
  contentType: 'application/json;charset=utf-8',
  body: JSON.stringify({ Code, Message: Code, RequestId: randomUUID(), ...more }),
})

/** What is asked, or the code of why it cannot be read. */
const readCall = ({ url, headers, body }: Asked): Call | string => {
  const fields = new URLSearchParams(url.search)
  for (const [name, value] of new URLSearchParams(body)) fields.set(name, value)
  const said = (name: string): string => fields.get(name) ?? ''
  const call = { template: said('TemplateCode'), ref: said('OutId') }
  if (call.ref.length > 255) return 'isv.INVALID_PARAMETERS'
  const action = headers['x-acs-action']
  if (action === 'SendSms') {
    const phones = said('PhoneNumbers').split(',')
    if (phones.length > most.SendSms) return 'isv.MOBILE_COUNT_OVER_LIMIT'
    const [signature, variables] = [said('SignName'), parsed(said('TemplateParam') || '{}')]
    return { ...call, messages: phones.map(phone => ({ phone, signature, variables })) }
  }
  if (action !== 'SendBatchSms') return 'InvalidAction.NotFound'
  const phones = Texts.safeParse(parsed(said('PhoneNumberJson'))).data ?? []
  const signatures = Texts.safeParse(parsed(said('SignNameJson'))).data ?? []
  const variables = z.array(z.unknown()).safeParse(parsed(said('TemplateParamJson'))).data ?? []
  if (phones.length > most.SendBatchSms) return 'isv.MOBILE_COUNT_OVER_LIMIT'
  if (phones.length === 0 || phones.length !== signatures.length || phones.length !== variables.length)
    return 'isv.INVALID_PARAMETERS'
  return {
    ...call,
    messages: phones.map((phone, n) => ({ phone, signature: signatures[n] ?? '', variables: variables[n] })),
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const form = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([\w;-]+),Signature=([\da-f]{64})$/

const signatureProblem = (key: AlibabaKey, { url, headers, body, now }: Asked): string | undefined => {
  const [, id, signedHeaders = '', signature] = form.exec(headers.authorization ?? '') ?? []
  if (id === undefined) return 'IncompleteSignature'
  if (id !== key.accessKeyId) return 'InvalidAccessKeyId.NotFound'
  if (!(Math.abs(now - Date.parse(String(headers['x-acs-date']))) <= signatureLastsMs))
    return 'InvalidTimeStamp.Expired'
  const digest = createHash('sha256').update(body).digest('hex')
  const lines = signedHeaders.split(';').map(name => `${name}:${String(headers[name]).trim()}\n`)
  const query = url.search.slice(1).split('&').sort().join('&')
  const request = ['POST', url.pathname, query, lines.join(''), signedHeaders, digest].join('\n')
  const text = `ACS3-HMAC-SHA256\n${createHash('sha256').update(request).digest('hex')}`
  const expected = createHmac('sha256', key.accessKeySecret).update(text).digest('hex')
  return expected === signature && headers['x-acs-content-sha256'] === digest ? undefined : 'SignatureDoesNotMatch'
}
