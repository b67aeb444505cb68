import { randomUUID } from 'node:crypto'
import type { Answer } from '../../../infra/field/exchange.ts'
import { published, snsError } from '../../../infra/field/phones/sns-wire.ts'

/** One carrier's protocol, no more of it than an honest sender needs: no signature is checked here, the field does that. */
type Wire = {
  numbers(path: string, body: string): number[]
  taken(path: string, body: string): Answer
  throttled(): Answer
  failed(): Answer
}

/** Whatever the carrier wants before them. */
const digits = 8
const json = (status: number, body: object): Answer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
})
const numberOf = (phone: string): number => Number(phone.slice(-digits))

const sns: Wire = {
  numbers: (_, body) => {
    const [, number = ''] = /(?:^|&)PhoneNumber=%2B86154(\d{8})(?:&|$)/.exec(body) ?? []
    return number === '' ? [] : [Number(number)]
  },
  taken: () => published(randomUUID(), randomUUID()),
  throttled: () => snsError('Throttled', 'Rate exceeded', randomUUID()),
  failed: () => snsError('InternalError', 'The request failed.', randomUUID()),
}

const phonesOf = (body: string): string[] => (JSON.parse(body) as { PhoneNumberSet: string[] }).PhoneNumberSet
const tencentError = (Code: string): Answer =>
  json(200, { Response: { Error: { Code, Message: '' }, RequestId: randomUUID() } })
const tencent: Wire = {
  numbers: (_, body) => phonesOf(body).map(numberOf),
  taken: (_, body) => {
    const RequestId = randomUUID()
    const SendStatusSet = phonesOf(body).map((PhoneNumber, n) => ({
      PhoneNumber,
      SerialNo: `5000:${RequestId}${n}`,
      Fee: 1,
      Code: 'Ok',
      Message: 'send success',
      IsoCode: 'CN',
    }))
    return json(200, { Response: { SendStatusSet, RequestId } })
  },
  throttled: () => tencentError('RequestLimitExceeded'),
  failed: () => tencentError('InternalError'),
}

const alibabaPhones = (path: string, body: string): string[] => {
  const shared = /[?&]PhoneNumbers=([^&]*)/.exec(path)?.[1]
  if (shared !== undefined) return decodeURIComponent(shared).split(',')
  return JSON.parse(new URLSearchParams(body).get('PhoneNumberJson') ?? '[]')
}
const alibaba: Wire = {
  numbers: (path, body) => alibabaPhones(path, body).map(numberOf),
  taken: () => json(200, { Code: 'OK', Message: 'OK', RequestId: randomUUID(), BizId: randomUUID() }),
  throttled: () => json(400, { Code: 'Throttling.User', Message: '', RequestId: randomUUID() }),
  failed: () => json(200, { Code: 'isp.SYSTEM_ERROR', Message: '', RequestId: randomUUID() }),
}

/** By the path that each carrier has at the field. */
export const wireOf = (path: string): Wire | undefined => {
  if (path.startsWith('/sns')) return sns
  if (path.startsWith('/tencent')) return tencent
  return path.startsWith('/alibaba') ? alibaba : undefined
}
