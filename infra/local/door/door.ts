import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Decision } from '../iam/decide.ts'
import type { Roles } from '../iam/roles.ts'
import { type Answer, type Call, json, readCall, type Service, signer } from './request.ts'

/** Who a key belongs to. */
export type Caller = { name: string; roleArn: string }

/** By the name that requests are signed for. */
export type Services = Record<string, Service>

export type Door = {
  url: string
  /** Opens for business: before, everything is answered 503. */
  open(rules: DoorRules): void
  close(): Promise<void>
}

export type DoorRules = {
  services: Services
  callers: Map<string, Caller>
  roles: Roles
  /** Paths that are served without a signature, because AWS itself would call them. */
  unsigned: Record<string, (call: Call) => Promise<Answer>>
  /** Told of each refusal once: somebody forgot a grant. */
  onRefusal(sentence: string): void
}

const closed = json(503, { __type: 'ServiceUnavailable', message: 'The local runtime is starting or ending.' })
const words: Record<Exclude<Decision, 'allowed'>, string> = {
  'not-granted': 'because no identity-based policy allows it',
  'explicitly-denied': 'with an explicit deny in an identity-based policy',
}

const answerCall = async (call: Call, rules: DoorRules): Promise<Answer> => {
  const { accessKey, service: name } = signer(call)
  const free = rules.unsigned[call.path]
  if (free && accessKey === '') return free(call)
  const service = rules.services[name]
  const caller = rules.callers.get(accessKey)
  if (!service)
    return json(400, { __type: 'UnknownOperationException', message: `The local runtime has no service ${name}.` })
  if (!caller) return service.refuse('The access key is of no function.')
  const asks = service.asks(call)
  for (const ask of asks) {
    const decision = rules.roles.may(caller.roleArn, ask)
    if (decision === 'allowed') continue
    const sentence = `${caller.name} is not authorized to perform ${ask.action} on ${ask.resource} ${words[decision]}`
    rules.onRefusal(sentence)
    return service.refuse(sentence)
  }
  return service.serve(call, asks)
}

const write = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers })
  response.end(body)
}

/** The one address that stands for AWS: knows who calls what, and refuses what the caller's role does not grant. */
export const buildDoor = async (): Promise<Door> => {
  let rules: DoorRules | undefined
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request)
    write(response, rules ? await answerCall(call, rules) : closed)
  }
  // Longer than any client keeps a connection: one that we close while it is being used again looks like a lost call.
  const server = createServer({ keepAliveTimeout: 120_000, requestTimeout: 0 }, (request, response) => {
    // What failed behind the door is a lost connection to whoever called, as it would be with AWS.
    handle(request, response).catch(() => response.destroy())
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `http://127.0.0.1:${port}`,
    open: given => {
      rules = given
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
