import { type Answer, type Call, json, signer, xml } from '../../../infra/local/door/request.ts'

const dynamodb = 'com.amazonaws.dynamodb.v20120810#'

/** What each service answers when it throttles. */
export const throttled = (call: Call): Answer => {
  const { service } = signer(call)
  const message = 'Rate exceeded'
  if (service === 'dynamodb') return json(400, { __type: `${dynamodb}ProvisionedThroughputExceededException`, message })
  if (service === 'sqs') return json(403, { __type: 'com.amazonaws.sqs#RequestThrottled', message })
  if (service === 'sns')
    return xml(
      429,
      `<ErrorResponse><Error><Type>Sender</Type><Code>Throttled</Code><Message>${message}</Message></Error></ErrorResponse>`,
    )
  if (service === 's3') return xml(503, `<Error><Code>SlowDown</Code><Message>${message}</Message></Error>`)
  if (service.startsWith('iot')) return json(429, { message }, { 'x-amzn-errortype': 'ThrottlingException' })
  const [, carrier = 'wecom'] = /^\/([a-z]+)/.exec(call.path) ?? []
  return throttledBy[carrier] ?? throttledBy.wecom
}

/** By their own codes (shared/adapters/carriers). DingTalk's would shut its robot for ten minutes: this one is that it is busy. */
const throttledBy: { wecom: Answer; [carrier: string]: Answer } = {
  wecom: json(200, { errcode: 45009, errmsg: 'api freq out of limit' }),
  dingtalk: json(200, { errcode: -1, errmsg: '系统繁忙' }),
  feishu: json(200, { code: 11232, msg: 'frequency limited' }),
  tencent: json(200, { Response: { Error: { Code: 'RequestLimitExceeded', Message: 'Rate exceeded' } } }),
  alibaba: json(400, { Code: 'Throttling.User', Message: 'Rate exceeded' }),
}

/** Half of the numbers that Tencent's answer names are left out of it. */
export const halfNamed = (answer: Answer): Answer => {
  const { Response } = JSON.parse(answer.body.toString()) as { Response: { SendStatusSet?: unknown[] } }
  const { SendStatusSet: named } = Response
  if (!named) return answer
  const SendStatusSet = named.slice(0, named.length / 2)
  return { ...answer, body: JSON.stringify({ Response: { ...Response, SendStatusSet } }) }
}

export const refused = (): Answer =>
  json(400, { __type: `${dynamodb}ConditionalCheckFailedException`, message: 'The conditional request failed' })

export const failed: Answer = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html>Bad Gateway</html>',
}

export const nonsense = ({ status, headers }: Answer): Answer => ({ status, headers, body: '<Publ{"Item":]\u0000' })
