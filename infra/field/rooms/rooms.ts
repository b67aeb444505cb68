import type { Answer } from '../exchange.ts'
import type { Fault, Faults } from '../faults.ts'
import { mask } from '../mask.ts'
import type { Population } from '../population.ts'
import type { Received } from '../received.ts'
import { badKey, badParameter, ok, readPost, robotTurns, systemBusy, tooFast, type Verdict } from './robot.ts'

type RoomsOptions = { population: Population; received: Received; faults: Faults }

/** The robots of the chat groups: `POST …/cgi-bin/webhook/send?key=…`. */
export const chatGroups = ({ population, received, faults }: RoomsOptions) => {
  const takeTurn = robotTurns()

  const take = (key: string, body: string): Verdict => {
    const post = readPost(body)
    if ('errcode' in post) return post
    const now = Date.now()
    if (takeTurn(key, now) === 'too-fast') return tooFast
    received.add('group-chat', { at: now, address: mask(key), content: post.content }, key, post.content)
    return ok
  }

  return (key: string, body: string): Answer => {
    if (!population.rooms.has(key) || key === population.revokedRobot) return json(badKey)
    const fault = faults.next('group-chat')
    return fault ? misbehave(fault, () => take(key, body)) : json(take(key, body))
  }
}

const json = (verdict: Verdict): Answer => ({
  status: 200,
  contentType: 'application/json; charset=UTF-8',
  body: JSON.stringify(verdict),
})

const misbehave = ({ kind, takes }: Fault, take: () => Verdict): Answer => {
  if (takes) take()
  const verdict = verdicts[kind]
  if (verdict) return json(verdict)
  if (kind === 'gateway' || kind === 'fail')
    return { status: kind === 'gateway' ? 502 : 500, contentType: 'text/html', body: '<html></html>' }
  if (kind === 'garbage') return { status: 200, contentType: 'text/html', body: '<html></html>' }
  return kind === 'reset' ? 'reset' : 'hang'
}

const verdicts: Partial<Record<Fault['kind'], Verdict>> = {
  throttle: tooFast,
  busy: systemBusy,
  refuse: badParameter,
  deny: badKey,
}
