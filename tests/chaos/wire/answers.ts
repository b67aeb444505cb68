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
  // A robot of WeCom: https://developer.work.weixin.qq.com/document/path/90313
  return json(200, { errcode: 45009, errmsg: 'api freq out of limit' })
}

export const refused = (): Answer =>
  json(400, { __type: `${dynamodb}ConditionalCheckFailedException`, message: 'The conditional request failed' })

export const failed: Answer = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html>Bad Gateway</html>',
}

export const nonsense = ({ status, headers }: Answer): Answer => ({ status, headers, body: '<Publ{"Item":]\u0000' })
