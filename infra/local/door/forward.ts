import type { Pool } from 'undici'
import type { Answer } from './request.ts'

export type Forwarded = { path: string; headers: Record<string, string>; body: Buffer }

/**
 * Posts to what is behind the door and gathers the answer, with only the headers that are wanted. `dispatch`, because this is the path
 * of every SMS: it takes two thirds of the processor time of undici's other calls.
 */
export const forward = (pool: Pool, { path, headers, body }: Forwarded, wanted: readonly string[]): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const answer: Answer = { status: 0, headers: {}, body: '' }
    pool.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart: () => {},
        onResponseStart: (_, status, got) => {
          answer.status = status
          for (const name of wanted) {
            const value = got[name]
            if (value !== undefined) answer.headers[name] = String(value)
          }
        },
        onResponseData: (_, part) => parts.push(part),
        onResponseEnd: () => {
          const [only] = parts
          resolve({ ...answer, body: parts.length === 1 && only ? only : Buffer.concat(parts) })
        },
        onResponseError: (_, fault) => reject(fault),
      },
    )
  })
