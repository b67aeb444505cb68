import type { Answer, Call } from '../../../infra/local/door/request.ts'
import { operationOf } from './item.ts'

type Keys = { Keys: unknown[] }
type Asked = { RequestItems: Record<string, Keys> }

/**
 * Half of the keys of a BatchGetItem are read, one at least (none would be a refusal: API reference, "BatchGetItem"), and the others left
 * unprocessed; any other call is carried out whole.
 */
export const halfRead = async (call: Call, ask: (call: Call) => Promise<Answer>): Promise<Answer> => {
  if (operationOf(call.headers['x-amz-target']) !== 'BatchGetItem') return ask(call)
  const { RequestItems } = JSON.parse(call.body.toString('utf8')) as Asked
  const part = (cut: (keys: unknown[]) => unknown[]): Record<string, Keys> =>
    Object.fromEntries(
      Object.entries(RequestItems)
        .map(([table, of]) => [table, { ...of, Keys: cut(of.Keys) }] as const)
        .filter(([, { Keys }]) => Keys.length > 0),
    )
  const read = part(keys => keys.slice(0, Math.ceil(keys.length / 2)))
  const left = part(keys => keys.slice(Math.ceil(keys.length / 2)))
  const answer = await ask({ ...call, body: Buffer.from(JSON.stringify({ RequestItems: read })) })
  if (answer.status !== 200) return answer
  const { 'x-amz-crc32': _, ...headers } = answer.headers
  const body = JSON.stringify({ ...JSON.parse(answer.body.toString()), UnprocessedKeys: left })
  return { ...answer, headers, body }
}
