import { chatDelivery } from '../../../functions/send-group-chat/hand-over-chat.ts'
import { type Behave, putsOff, takes } from '../../../shared/adapters/memory/carrier-behaviour.ts'
import { MemoryChatCarrier } from '../../../shared/adapters/memory/chat-carrier.ts'
import { memoryRoomPosts } from '../../../shared/adapters/memory/room-posts.ts'
import { memoryRoomTurns } from '../../../shared/adapters/memory/room-turns.ts'
import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { Colour } from '../../../shared/domain/colour.ts'
import { roomLimits } from '../../../shared/domain/rooms/room-carrier.ts'
import { robotName } from '../../../shared/domain/rooms/room-post.ts'
import type { Audience, IssuedAlert } from '../../../shared/domain/series/warning.ts'
import type { SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import { allMarks } from '../../../shared/domain/sheets/sheet-marks.ts'
import type { Stop, StopScope } from '../../../shared/domain/sheets/stop.ts'
import { defaultPolicy as policy } from '../../../shared/policy/default-policy.ts'
import type { ChatPost } from '../../../shared/ports/carriers.ts'
import type { RoomOutcome, RoomPorts } from '../../../shared/protocol/room-delivery.ts'
import { workRooms } from '../../../shared/protocol/work-rooms.ts'
import { rainInfo, rainIssued } from '../../fixtures/rainstorm.ts'
import { aWarning } from '../../fixtures/warning.ts'
import { roomQueue } from './room-queue.ts'

const place = '430182101000'
const county = '430182'
/** As `infra/queues.ts` and `time-box.ts` have them. */
const [functionTimeoutMs, writingTimeMs] = [20_000, 3_000]
const address = 'wecom:robot'
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

export type Said = { warning: string; seq?: number; colour?: Colour; msgType?: 'Alert' | 'Update' | 'Cancel' }
/** Around each call of a port: it may never be made, its answer be lost, or the worker die. */
export type Around = (call: string, make: () => Promise<unknown>) => Promise<unknown>
/** `ends`: resolves when a worker that begins now is at an end; never, unless somebody says so. */
type Time = { at: number; pause(milliseconds: number): Promise<void>; ends(milliseconds: number): Promise<void> }

/** Passes when somebody waits, and nobody is ever late. */
const timeByHand = (): Time => {
  const time: Time = {
    at: 0,
    pause: async milliseconds => {
      time.at += milliseconds
    },
    ends: () => new Promise(() => undefined),
  }
  return time
}

/** What an Alert says that no other does: so that a post shows which are in it. */
export const headlineOf = (warning: string, seq: number): string => `试验台发布第${warning}号第${seq}报预警`

/** One room with a WeCom robot, its line, its store, and workers that may die; time passes as posts take it. */
export const roomWorld = ({ batchSize = 10, postMs = 300, time = timeByHand() } = {}) => {
  time.at = Date.parse('2026-07-01T04:10:00+08:00')
  const clock = Object.assign(time, { now: () => time.at })
  const [sheets, turns, posts] = [memorySheets(clock), memoryRoomTurns(clock), memoryRoomPosts()]
  const carrier = new MemoryChatCarrier()
  const alerts = new Map<string, IssuedAlert>()
  const latest = new Map<string, number>()
  const stops: Stop[] = []
  const queue = roomQueue(clock, batchSize)
  const taken: { at: number; body: string }[] = []
  let throttled = 0
  let tokens = 0

  /** A robot that takes 20 posts in any minute, whatever we think of it. */
  let behaviour: Behave<ChatPost> = () => takes
  carrier.behave = async post => {
    await clock.pause(postMs)
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
  const slot = { id: 'room-1', address, lang: 'zh-CN', duty: false, exercise: false, also: [] }
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
    stops: { active: async () => stops },
    queue: {
      send: async (messages: SendMessage[], delaySeconds?: number) => {
        for (const message of messages) queue.put(message, delaySeconds)
      },
    },
    policy,
    newToken: () => `token-${++tokens}`,
    pause: clock.pause,
    log: silent,
  }

  const worker = (around: Around = (_, make) => make()) => {
    let alive = true
    const within = <Port extends object>(name: string, port: Port): Port =>
      Object.fromEntries(
        Object.entries(port).map(([method, call]) => [
          method,
          method === 'now'
            ? call
            : (...args: unknown[]) =>
                alive ? around(`${name}.${method}`, () => call.apply(port, args)) : new Promise(() => undefined),
        ]),
      ) as Port
    const robot = within('robot', { name: carrier.name, post: carrier.post.bind(carrier) })
    const { warnings, stops } = world
    const stores = {
      sheets: within('sheets', sheets),
      warnings: within('warnings', warnings),
      stops: within('stops', stops),
    }
    const delivery = chatDelivery({
      carriers: { wecom: robot as never, dingtalk: carrier, feishu: carrier },
      turns: within('turns', turns),
      posts: within('posts', posts),
      linkTo: warning => `https://warn.example.org/a/${warning}`,
      zone: policy.zone,
    })
    const rooms = workRooms({ ...world, ...stores } as RoomPorts, delivery)
    /** Whatever is still under way when it answers, or is at its end, is never heard of again. */
    return async (messages: readonly SendMessage[]): Promise<RoomOutcome[]> => {
      const until = clock.at + functionTimeoutMs
      const ending = new AbortController()
      void clock.ends(functionTimeoutMs - writingTimeMs).then(() => ending.abort(new Error('the end is near')))
      const box = { remainingMs: () => until - clock.at, signal: ending.signal }
      const killed = clock.ends(functionTimeoutMs).then((): RoomOutcome[] => [])
      const outcomes = await Promise.race([rooms(messages, box), killed])
      alive = false
      return outcomes
    }
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
    stop: (scope: StopScope): void => void stops.push({ scope, by: 'operator', at: clock.at }),
    /** An Alert of a series is issued; its message is still on its way. */
    issueLate: issue,
    /** An Alert of a series is issued and its sheet put before the room. */
    issue(said: Said, lane?: SendMessage['lane']): SendMessage {
      const message = issue(said, lane)
      queue.put(message)
      return message
    },
    worker,
    /** The room has just heard so much that whatever waits shares a post. */
    async crowd(posts = 9): Promise<void> {
      for (let n = 0; n < posts; n += 1) await turns.take(robotName(address), roomLimits.wecom.paces, [], true)
      clock.at += 10_000
    },
    /** A batch of the queue's is worked on; false: nothing can be seen now. */
    async work(rooms = worker()): Promise<boolean> {
      const batch = queue.receive()
      if (batch.length === 0) return false
      const outcomes = await rooms(batch.map(({ message }) => message))
      queue.settle(batch, outcomes)
      return true
    },
    /** Until nothing waits: workers take what they see, and time passes when they see nothing. */
    async drain({ until = clock.at + 3_600_000, everyMs = 100 } = {}): Promise<void> {
      while (queue.size() > 0 && clock.at < until) if (!(await this.work())) await clock.pause(everyMs)
    },
    async markOf(warning: string) {
      const sheet = await sheets.read(idOf(warning))
      const [mark] = sheet ? allMarks(sheet) : []
      return sheet && mark && { ...mark, seq: sheet.seq, post: sheet.post, done: sheet.done }
    },
  }
}
export type RoomWorld = ReturnType<typeof roomWorld>
