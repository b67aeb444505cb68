import { chatDelivery } from '../../../functions/send-group-chat/hand-over-chat.ts'
import { type Behave, putsOff, takes } from '../../../shared/adapters/memory/carrier-behaviour.ts'
import { MemoryChatCarrier } from '../../../shared/adapters/memory/chat-carrier.ts'
import { memoryRoomPosts } from '../../../shared/adapters/memory/room-posts.ts'
import { memoryRoomTurns } from '../../../shared/adapters/memory/room-turns.ts'
import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { Colour } from '../../../shared/domain/colour.ts'
import type { Audience, IssuedAlert } from '../../../shared/domain/series/warning.ts'
import type { SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import { allMarks } from '../../../shared/domain/sheets/sheet-marks.ts'
import { defaultPolicy as policy } from '../../../shared/policy/default-policy.ts'
import type { ChatPost } from '../../../shared/ports/carriers.ts'
import type { RoomPorts } from '../../../shared/protocol/room-delivery.ts'
import { workRooms } from '../../../shared/protocol/work-rooms.ts'
import { rainInfo, rainIssued } from '../../fixtures/rainstorm.ts'
import { aWarning } from '../../fixtures/warning.ts'
import { roomQueue } from './room-queue.ts'

const place = '430182101000'
const county = '430182'
const functionTimeoutMs = 20_000
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

export type Said = { warning: string; seq?: number; colour?: Colour; msgType?: 'Alert' | 'Update' | 'Cancel' }
/** Asked before each call of a port; throwing there is a worker's death. */
export type Mortality = (call: string) => void

/** What an Alert says that no other does: so that a post shows which are in it. */
export const headlineOf = (warning: string, seq: number): string => `试验台发布第${warning}号第${seq}报预警`

/** One room with a WeCom robot, its line, its store, and workers that may die; time passes as posts take it. */
export const roomWorld = ({ batchSize = 10, postMs = 300 } = {}) => {
  const clock = { at: Date.parse('2026-07-01T04:10:00+08:00'), now: () => clock.at }
  const [sheets, turns, posts] = [memorySheets(clock), memoryRoomTurns(clock), memoryRoomPosts()]
  const carrier = new MemoryChatCarrier()
  const alerts = new Map<string, IssuedAlert>()
  const latest = new Map<string, number>()
  const queue = roomQueue(clock, batchSize)
  const taken: { at: number; body: string }[] = []
  let throttled = 0
  let tokens = 0

  /** A robot that takes 20 posts in any minute, whatever we think of it. */
  let behaviour: Behave<ChatPost> = () => takes
  carrier.behave = async post => {
    clock.at += postMs
    const planned = await behaviour(post)
    if (taken.filter(({ at }) => clock.at - at < 60_000).length >= 20) {
      throttled += 1
      return putsOff('throttled', 60)
    }
    if (planned.takes) taken.push({ at: clock.at, body: post.content.body })
    return planned
  }

  const idOf = (warning: string): SheetId => ({ warning, county, bucket: 0, place, channel: 'group-chat', page: 0 })
  const audience = (warning: string, seq: number): Audience => ({
    ...{ warning, seq, county, edition: 'e1', dirRev: 1, buckets: 1 },
    places: [place],
    joined: { [place]: 1 },
  })
  const slot = { id: 'room-1', address: 'wecom:robot', lang: 'zh-CN', duty: false, exercise: false, also: [] }
  const world = {
    warnings: {
      alert: async (warning: string, seq: number) => alerts.get(`${warning}.${seq}`),
      audience: async (warning: string, seq: number) => audience(warning, seq),
      find: async (warning: string) => aWarning({ id: warning, seq: latest.get(warning) ?? 1 }),
    },
    directory: {
      revision: async () => 1,
      manifest: async () => ({ county, name: '', rev: 1, places: [] }),
      page: async () => ({ place, rev: 1, channel: 'group-chat' as const, page: 0, slots: [slot] }),
    },
    stops: { active: async () => [] },
    policy,
    newToken: () => `token-${++tokens}`,
    pause: async (ms: number) => {
      clock.at += ms
    },
    log: silent,
  }

  const worker = (mortality: Mortality = () => undefined) => {
    const mortal = <Port extends object>(name: string, port: Port): Port =>
      Object.fromEntries(
        Object.entries(port).map(([method, call]) => [
          method,
          method === 'now'
            ? call
            : async (...args: unknown[]) => {
                mortality(`${name}.${method}`)
                return call.apply(port, args)
              },
        ]),
      ) as Port
    const robot = mortal('robot', { name: carrier.name, post: carrier.post.bind(carrier) })
    const ports: RoomPorts = { ...world, sheets: mortal('sheets', sheets) } as RoomPorts
    const delivery = chatDelivery({
      carriers: { wecom: robot as never, dingtalk: carrier, feishu: carrier },
      turns: mortal('turns', turns),
      posts: mortal('posts', posts),
      linkTo: warning => `https://warn.example.org/a/${warning}`,
      zone: policy.zone,
    })
    return workRooms(ports, delivery)
  }

  const issue = (
    { warning, seq = 1, colour = 'yellow', msgType = 'Alert' }: Said,
    lane: SendMessage['lane'] = 'urgent',
  ): SendMessage => {
    const info = [rainInfo({ headline: headlineOf(warning, seq), description: '预计未来三小时有大暴雨。'.repeat(6) })]
    const status = { identifier: `${warning}-${seq}`, msgType, info }
    const times = { issuedAt: clock.at, expiresAt: clock.at + 86_400_000 }
    alerts.set(`${warning}.${seq}`, rainIssued(status, { warning, seq, colour, worst: colour, lane, ...times }))
    latest.set(warning, seq)
    return { v: 1, kind: 'send', seq, lane, sheet: idOf(warning) }
  }

  return {
    clock,
    sheets,
    posts,
    taken,
    queue,
    throttled: () => throttled,
    behave: (next: Behave<ChatPost>) => {
      behaviour = next
    },
    /** An Alert of a series is issued; its message is still on its way. */
    issueLate: issue,
    /** An Alert of a series is issued and its sheet put before the room. */
    issue(said: Said, lane?: SendMessage['lane']): SendMessage {
      const message = issue(said, lane)
      queue.put(message)
      return message
    },
    worker,
    /** A batch of the queue's is worked on; false: nothing can be seen now. */
    async work(rooms = worker()): Promise<boolean> {
      const batch = queue.receive()
      if (batch.length === 0) return false
      const until = clock.at + functionTimeoutMs
      const box = { remainingMs: () => until - clock.at, signal: new AbortController().signal }
      const outcomes = await rooms(
        batch.map(({ message }) => message),
        box,
      )
      queue.settle(batch, outcomes)
      return true
    },
    /** Until nothing waits: workers take what they see, and time passes when they see nothing. */
    async drain(until = clock.at + 3_600_000): Promise<void> {
      while (queue.size() > 0 && clock.at < until) if (!(await this.work())) clock.at += 100
    },
    async markOf(warning: string) {
      const sheet = await sheets.read(idOf(warning))
      const [mark] = sheet ? allMarks(sheet) : []
      return sheet && mark && { ...mark, seq: sheet.seq, post: sheet.post, done: sheet.done }
    },
  }
}
export type RoomWorld = ReturnType<typeof roomWorld>
