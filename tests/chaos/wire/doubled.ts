import type { Answer, Call } from '../../../infra/local/door/request.ts'

/** The same records of a stream once more, in the same answer. */
export const recordsTwice = (answer: Answer): Answer => {
  const page = JSON.parse(answer.body.toString()) as { Records?: unknown[] }
  const { 'x-amz-crc32': _, ...headers } = answer.headers
  return {
    ...answer,
    headers,
    body: JSON.stringify({ ...page, Records: [...(page.Records ?? []), ...(page.Records ?? [])] }),
  }
}

/** To the same queue, what no reader of it can read. */
export const poisoned = (call: Call): Call => {
  const { QueueUrl } = JSON.parse(call.body.toString('utf8')) as { QueueUrl: string }
  const body = Buffer.from(JSON.stringify({ QueueUrl, MessageBody: '{"v":1,"kind":"nothing that anybody knows"}' }))
  return { ...call, body, headers: { ...call.headers, 'x-amz-target': 'AmazonSQS.SendMessage' } }
}
