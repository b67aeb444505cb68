import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, answer, readBody } from '../../../infra/field/exchange.ts'
import { listenOn } from '../../../infra/field/server.ts'
import { type Behaviour, behaviours, fateOf, isSinkName } from './kinds.ts'
import { Ledger } from './ledger.ts'
import { tokenBucket } from './token-bucket.ts'
import { wireOf } from './wires.ts'

/**
 * A carrier that only counts, in a process of its own: in the place of the field, but with no phones behind it, and so light that it is
 * not what a round measures. Its behaviour is named by SINK.
 */
const name = process.env.SINK ?? ''
if (!isSinkName(name)) throw new Error(`there is no sink ${name}`)
const behaviour: Behaviour = behaviours[name]
const ledger = new Ledger()
const bucket = tokenBucket(behaviour.perSecond ?? Number.POSITIVE_INFINITY)
let calls = 0

const carry = async (path: string, body: string): Promise<Answer> => {
  const wire = wireOf(path)
  if (!wire) return { status: 404, contentType: 'text/plain', body: '' }
  calls += 1
  const fate = fateOf(calls, behaviour)
  if (behaviour.latencyMs > 0) await pause(behaviour.latencyMs)
  if (fate === 'hang') {
    ledger.note('hung')
    return 'hang'
  }
  if (fate === 'fail') {
    ledger.note('failed')
    return wire.failed()
  }
  const numbers = wire.numbers(path, body)
  if (behaviour.perSecond !== undefined && !bucket.take(performance.now(), numbers.length)) {
    ledger.note('refused')
    return wire.throttled()
  }
  const now = Date.now()
  for (const number of numbers) ledger.take(number, now)
  return wire.taken(path, body)
}

const desk = (request: IncomingMessage): Answer | undefined => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sink')
  const said = (value: object): Answer => ({
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify(value),
  })
  if (pathname === '/health') return said({ ok: true, terminals: { expected: 0, connected: 0 } })
  // Whatever is registered is approved.
  if (pathname === '/templates') return { status: 204, contentType: 'text/plain', body: '' }
  if (pathname !== '/received') return undefined
  const asked = searchParams.get('block')
  const block = asked === null ? undefined : Number(asked)
  if (request.method === 'DELETE') ledger.forget(block)
  return said(ledger.seen(block))
}

const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const aside = desk(request)
  if (aside) return answer(response, aside)
  ledger.began()
  response.once('close', () => ledger.ended())
  answer(response, await carry(request.url ?? '/', await readBody(request)))
}

const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
  serve(request, response).catch(() => response.destroy())
})
await listenOn(server, Number(process.env.FIELD_PORT))
