import { buildApp } from 'fauxqs'
import type { JsonObject } from '../template/json.ts'
import { localRegion } from '../template/place.ts'
import { keptStores } from './kept-stores.ts'

export type Reply = { status: number; headers: Record<string, string>; body: Buffer }
export type Ask = { method: string; path: string; headers: Record<string, string>; body: Buffer | string }

/** SQS, SNS topics and S3: fauxqs in this process, without a port of its own (its own start listens on all interfaces). */
export type Fauxqs = {
  forward(ask: Ask): Promise<Reply>
  /** One SQS action. Throws `QueueFault` when SQS would refuse it. */
  sqs(action: string, input: JsonObject): Promise<JsonObject>
  close(): Promise<void>
}

export class QueueFault extends Error {
  override readonly name = 'QueueFault'
}

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'] as const
const known = (method: string): (typeof methods)[number] => methods.find(one => one === method) ?? 'GET'

/** Messages and objects are kept in `directory`; without one, in memory. */
export const startFauxqs = async (directory?: string): Promise<Fauxqs> => {
  const kept = directory === undefined ? undefined : await keptStores(directory)
  const app = buildApp({ logger: false, defaultRegion: localRegion, ...(kept && { stores: kept }) })
  await app.ready()

  const forward = async ({ method, path, headers, body }: Ask): Promise<Reply> => {
    const {
      statusCode,
      headers: given,
      rawPayload,
    } = await app.inject({
      method: known(method),
      url: path,
      headers,
      ...(body.length > 0 && { payload: body }),
    })
    const texts = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
    return { status: statusCode, headers: Object.fromEntries(texts), body: rawPayload }
  }
  const sqs = async (action: string, input: JsonObject): Promise<JsonObject> => {
    const headers = { 'x-amz-target': `AmazonSQS.${action}`, 'content-type': 'application/x-amz-json-1.0' }
    const { status, body } = await forward({ method: 'POST', path: '/', headers, body: JSON.stringify(input) })
    if (status !== 200) throw new QueueFault(`${action}: ${body.toString('utf8')}`)
    return body.length > 0 ? (JSON.parse(body.toString('utf8')) as JsonObject) : {}
  }
  return {
    forward,
    sqs,
    close: async () => {
      await app.close()
      kept?.close()
    },
  }
}
