import type { Answer } from '../exchange.ts'
import type { Fault, Faults } from '../faults.ts'
import { mask } from '../mask.ts'
import type { Population, RoomCarrier } from '../population.ts'
import type { Received } from '../received.ts'
import { dingtalkRobots } from './dingtalk.ts'
import { feishuRobots } from './feishu.ts'
import type { RobotWire, Verdict } from './robot.ts'
import { wecomRobots } from './wecom.ts'

type RoomsOptions = { population: Population; received: Received; faults: Faults }
type Robots = RobotWire & { takeTurn: ReturnType<RobotWire['turns']> }

/** The robots of the chat groups: `POST /<carrier>/…`, each by its carrier's own protocol. undefined: no robot's address. */
export const chatGroups = ({ population, received, faults }: RoomsOptions) => {
  const carriers: Record<RoomCarrier, Robots> = {
    wecom: { ...wecomRobots, takeTurn: wecomRobots.turns() },
    dingtalk: { ...dingtalkRobots, takeTurn: dingtalkRobots.turns() },
    feishu: { ...feishuRobots, takeTurn: feishuRobots.turns() },
  }

  const take = ({ read, takeTurn, verdicts }: Robots, key: string, url: URL, body: string): Verdict => {
    const now = Date.now()
    const shown = read({ url, body, secret: population.rooms.get(key)?.secret, now })
    if ('refused' in shown) return shown.refused
    if (takeTurn(key, now) === 'too-fast') return verdicts.tooFast
    received.add('group-chat', { at: now, address: mask(key), content: shown.content }, key, shown.content)
    return verdicts.ok
  }

  return (url: URL, body: string): Answer | undefined => {
    const [, name, rest] = /^\/(wecom|dingtalk|feishu)(\/.*)$/.exec(url.pathname) ?? []
    const carrier = name === 'wecom' || name === 'dingtalk' || name === 'feishu' ? name : undefined
    const key = carrier && carriers[carrier].keyOf(url, rest ?? '')
    if (!carrier || key === undefined) return undefined
    const robots = carriers[carrier]
    if (population.rooms.get(key)?.carrier !== carrier || key === population.revokedRobot)
      return json(robots.verdicts.badKey)
    const fault = faults.next('group-chat')
    const taken = () => take(robots, key, url, body)
    return fault ? misbehave(fault, robots.verdicts, taken) : json(taken())
  }
}

const json = (verdict: Verdict): Answer => ({
  status: 200,
  contentType: 'application/json; charset=UTF-8',
  body: JSON.stringify(verdict),
})

const misbehave = ({ kind, takes }: Fault, verdicts: RobotWire['verdicts'], take: () => Verdict): Answer => {
  if (takes) take()
  const { tooFast, busy, badPost, badKey } = verdicts
  const answers: Partial<Record<Fault['kind'], Verdict>> = { throttle: tooFast, busy, refuse: badPost, deny: badKey }
  const verdict = answers[kind]
  if (verdict) return json(verdict)
  if (kind === 'gateway' || kind === 'fail')
    return { status: kind === 'gateway' ? 502 : 500, contentType: 'text/html', body: '<html></html>' }
  if (kind === 'garbage') return { status: 200, contentType: 'text/html', body: '<html></html>' }
  return kind === 'reset' ? 'reset' : 'hang'
}
