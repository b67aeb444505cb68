import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Agent } from 'undici'
import { type Answer, type Call, readCall, signer } from '../../../infra/local/door/request.ts'
import { type Act, type Deed, isDeed, type Point, type Strike } from '../fault.ts'
import { acting, type Ending } from './acts.ts'
import { type Ledger, succeeded } from './ledger.ts'
import { pointOf } from './point-of.ts'
import { type Schedule, scheduleOf } from './schedule.ts'
import { recipientsOf, takenBy } from './taken.ts'

/** What was done to somebody's call, for the table. */
export type Struck = { at: number; point: Point; act: Act | Deed }
export type Wire = {
  /** Where to call instead of `upstream`. */
  url: string
  /** Nobody is there until it is told. */
  leadTo(upstream: string): void
  close(): void
}

export type Board = {
  schedule: Schedule
  ledger: Ledger
  struck: Struck[]
  onDeed(deed: Deed, strike: Strike): void
}
export const quiet = scheduleOf([])

const agent = new Agent({ connections: null, keepAliveTimeout: 60_000, bodyTimeout: 0, headersTimeout: 0 })
const own = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'expect'])
const passedOn = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name)))

const forward = async (upstream: string, { method, path, headers, body }: Call): Promise<Answer> => {
  const asked = { origin: upstream, path, method: method as 'POST', headers: passedOn(headers), body }
  const { statusCode, headers: got, body: answer } = await agent.request(asked)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: statusCode, headers: passedOn(got as Record<string, string>), body: bytes }
}

/** Whoever asks a carrier gives up after five seconds by its own clock, which began to run before ours. */
const patienceMs = 3_000

const isDatabase = (call: Call): boolean => signer(call).service === 'dynamodb'

/** One part of the machine, with faults on the way to it and back. A call passes several wires, and is seen on one of them. */
export const layWire = async (board: Board, seen: readonly Point[]): Promise<Wire> => {
  let upstream: string | undefined
  const answers = new WeakMap<Call, Answer>()
  const ask = async (call: Call): Promise<Answer> => {
    if (upstream === undefined) throw new Error('nobody is there')
    const answer = await forward(upstream, call)
    answers.set(call, answer)
    if (succeeded(answer) && isDatabase(call) && seen.includes('settle')) board.ledger.stored(call)
    return answer
  }
  const suffer = acting(ask)
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const since = Date.now()
    const call = await readCall(request)
    const point = seen.find(one => one === pointOf(call))
    const due = point === undefined ? [] : board.schedule.due(point, point === 'sms' ? recipientsOf(call).length : 1)
    for (const ordered of due) {
      const { at, act } = ordered
      board.struck.push({ at: Date.now(), point: at, act })
      if (isDeed(act)) board.onDeed(act, ordered)
    }
    const strike = due.find(({ act }) => !isDeed(act))
    const ending = await (strike && !isDeed(strike.act)
      ? suffer[strike.act](call, strike, request)
      : { answer: await ask(call), how: 'whole' as const })
    const arrived = await answerWith(response, ending)
    const truth = answers.get(call)
    if ((point !== 'sms' && point !== 'room') || !truth) return
    const inTime = arrived && Date.now() - since < patienceMs
    const heard = inTime && typeof ending === 'object' ? ending.answer : undefined
    if (heard === truth) return
    const told = new Set(heard && takenBy(call, heard))
    board.ledger.unanswered(takenBy(call, truth).filter(recipient => !told.has(recipient)))
  }
  const server = createServer({ keepAliveTimeout: 120_000, requestTimeout: 0 }, (request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `http://127.0.0.1:${port}`,
    leadTo: url => {
      upstream = url
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Whether the caller has its whole and true answer. */
const answerWith = (response: ServerResponse, ending: Ending): Promise<boolean> =>
  new Promise(resolve => {
    // Whoever asked may have gone meanwhile.
    if (response.closed) return resolve(false)
    const told = typeof ending === 'object' && ending.how === 'whole'
    response.once('close', () => resolve(response.writableFinished && told))
    if (ending === 'cut') response.destroy()
    if (typeof ending === 'string') return
    const { status, headers, body } = ending.answer
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
    if (ending.how === 'half') response.write(body.slice(0, body.length / 2), () => response.destroy())
    else response.end(body)
  })
