import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Agent } from 'undici'
import { type Answer, type Call, readCall, signer } from '../../../infra/local/door/request.ts'
import { type Act, type Deed, isDeed, type Point, type Strike } from '../fault.ts'
import { failed, nonsense, refused, throttled } from './answers.ts'
import { callerOf } from './caller.ts'
import { poisoned, recordsTwice } from './doubled.ts'
import { type Ledger, succeeded } from './ledger.ts'
import { pointOf } from './point-of.ts'
import { type Schedule, scheduleOf } from './schedule.ts'

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
  onDeed(deed: Deed): void
}
export const quiet = scheduleOf([])

/** What comes back. whole: the truth · half: of it · untrue: something else · cut: the connection ends · silence: nothing, for ever. */
type Ending = { answer: Answer; how: 'whole' | 'half' | 'untrue' } | 'cut' | 'silence'

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

const isDatabase = (call: Call): boolean => signer(call).service === 'dynamodb'

/** One part of the machine, with faults on the way to it and back. A call passes several wires, and is seen on one of them. */
export const layWire = async (board: Board, seen: readonly Point[]): Promise<Wire> => {
  let upstream: string | undefined
  const taken = new WeakSet<Call>()
  const ask = async (call: Call): Promise<Answer> => {
    if (upstream === undefined) throw new Error('nobody is there')
    const answer = await forward(upstream, call)
    if (succeeded(answer)) taken.add(call)
    if (succeeded(answer) && isDatabase(call) && seen.includes('settle')) board.ledger.stored(call)
    return answer
  }
  const whole = async (call: Call): Promise<Ending> => ({ answer: await ask(call), how: 'whole' })

  const suffer: Record<Act, (call: Call, strike: Strike, request: IncomingMessage) => Promise<Ending>> = {
    kill: async (_, __, { socket }) => kill(callerOf(socket)),
    'kill-after': async (call, _, { socket }) => {
      const pid = callerOf(socket)
      await ask(call)
      return kill(pid)
    },
    throttle: async call => ({ answer: throttled(call), how: 'whole' }),
    fail: async () => ({ answer: failed, how: 'whole' }),
    'fail-after': async call => {
      await ask(call)
      return { answer: failed, how: 'untrue' }
    },
    refuse: async () => ({ answer: refused(), how: 'whole' }),
    reset: async () => 'cut',
    'reset-after': async call => {
      await ask(call)
      return 'cut'
    },
    hang: async () => 'silence',
    'hang-after': async call => {
      await ask(call)
      return 'silence'
    },
    half: async call => ({ answer: await ask(call), how: 'half' }),
    nonsense: async call => ({ answer: nonsense(await ask(call)), how: 'untrue' }),
    twice: async call => {
      const first = await ask(call)
      if (pointOf(call) === 'records') return { answer: recordsTwice(first), how: 'whole' }
      await ask(call)
      return { answer: first, how: 'whole' }
    },
    late: async (call, { ms = 0 }) => {
      await pause(ms)
      return whole(call)
    },
    poison: async call => {
      await ask(poisoned(call))
      return whole(call)
    },
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request)
    const point = seen.find(one => one === pointOf(call))
    const due = point === undefined ? [] : board.schedule.due(point)
    for (const { at, act } of due) {
      board.struck.push({ at: Date.now(), point: at, act })
      if (isDeed(act)) board.onDeed(act)
    }
    const strike = due.find(({ act }) => !isDeed(act))
    const ending = await (strike && !isDeed(strike.act) ? suffer[strike.act](call, strike, request) : whole(call))
    const arrived = await answerWith(response, ending)
    if (point !== undefined && taken.has(call) && !arrived) board.ledger.unanswered(call)
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

const kill = (pid: number | undefined): Ending => {
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
  return 'cut'
}

/** Whether the caller has its whole and true answer. */
const answerWith = (response: ServerResponse, ending: Ending): Promise<boolean> =>
  new Promise(resolve => {
    const told = typeof ending === 'object' && ending.how === 'whole'
    response.once('close', () => resolve(response.writableFinished && told))
    if (ending === 'cut') response.destroy()
    if (typeof ending === 'string') return
    const { status, headers, body } = ending.answer
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
    if (ending.how === 'half') response.write(body.slice(0, body.length / 2), () => response.destroy())
    else response.end(body)
  })
