import { Pool } from 'undici'
import type { Json, JsonObject } from '../template/json.ts'

/** One call of DynamoDB's own wire protocol, for what the runtime itself does with tables and streams. */
export type DynamoCall = (target: string, input: JsonObject) => Promise<JsonObject>

const version = (target: string): string =>
  ['DescribeStream', 'GetRecords', 'GetShardIterator'].includes(target)
    ? 'DynamoDBStreams_20120810'
    : 'DynamoDB_20120810'

// DynamoDB Local reads the key and the region of a signature and never checks it.
const authorization =
  'AWS4-HMAC-SHA256 Credential=runtime/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0'

export class DynamoFault extends Error {
  override readonly name = 'DynamoFault'
}

export const dynamoCall = (url: string): { call: DynamoCall; close(): Promise<void> } => {
  const pool = new Pool(url, { connections: 8 })
  const call: DynamoCall = async (target, input) => {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/',
      headers: {
        'x-amz-target': `${version(target)}.${target}`,
        'content-type': 'application/x-amz-json-1.0',
        authorization,
      },
      body: JSON.stringify(input satisfies Json),
    })
    const answer = (await body.json()) as JsonObject
    if (statusCode !== 200) throw new DynamoFault(`${target}: ${JSON.stringify(answer)}`)
    return answer
  }
  return { call, close: () => pool.destroy() }
}
