import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/**
 * Stands for the native addon of AWS's runtime client, which wants a compiler to install: the same three calls of the Runtime API
 * (Lambda developer guide, "Using the Lambda runtime API") over node:http. Everything else of the client is AWS's own code.
 */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const base = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`

type Answer = { body: string; headers: IncomingHttpHeaders }

const call = (method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(`${base}${path}`, { agent, method, headers }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ body: Buffer.concat(parts).toString('utf8'), headers: response.headers }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** The addon answers at once and posts before it returns; here the post runs, and the next `next` waits for it. */
let posted: Promise<unknown> = Promise.resolve()
const post = (path: string, body: string, headers: Record<string, string>): null => {
  posted = call('POST', path, body, { 'content-type': 'application/json', ...headers })
  return null
}

export const next = async (): Promise<{ bodyJson: string; headers: IncomingHttpHeaders }> => {
  await posted
  const { body, headers } = await call('GET', '/next')
  return { bodyJson: body, headers }
}

export const done = (id: string, body: string): null => post(`/${id}/response`, body, {})

export const error = (id: string, body: string, xray: string): null =>
  post(`/${id}/error`, body, { 'lambda-runtime-function-xray-error-cause': xray })
