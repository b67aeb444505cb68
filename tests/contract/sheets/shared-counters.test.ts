import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbBoards } from '../../../shared/adapters/dynamodb/boards.ts'
import { dynamoDbQuota } from '../../../shared/adapters/dynamodb/quota.ts'
import { dynamoDbRoomPosts } from '../../../shared/adapters/dynamodb/room-posts.ts'
import { dynamoDbRoomTurns } from '../../../shared/adapters/dynamodb/room-turns.ts'
import { memoryBoards } from '../../../shared/adapters/memory/boards.ts'
import { memoryQuota } from '../../../shared/adapters/memory/quota.ts'
import { memoryRoomPosts } from '../../../shared/adapters/memory/room-posts.ts'
import { memoryRoomTurns } from '../../../shared/adapters/memory/room-turns.ts'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { Announcement } from '../../../shared/domain/loudspeakers/board.ts'
import { postId } from '../../../shared/domain/rooms/room-post.ts'
import type { Grant, Quota } from '../../../shared/ports/quota.ts'
import type { Boards, RoomPosts, RoomTurns } from '../../../shared/ports/sheets.ts'
import { localDynamoDb } from '../support/tables.ts'

/** A clock that stands still until it is moved: a quarter of a second and a minute end when the test says so. */
const clock = { at: 1_782_850_200_000, now: () => clock.at }
const rates = { sns: 400 }

const waiting = (warning: string): SendMessage => ({
  ...{ v: 1, kind: 'send', seq: 1, lane: 'urgent' },
  sheet: { warning, county: '430182', bucket: 0, place: '430182101000', channel: 'group-chat', page: 0 },
})

type Counters = { quota: Quota; boards: Boards; turns: RoomTurns; posts: RoomPosts }
const stores: [string, () => Promise<Counters>][] = [
  [
    'memory',
    async () => ({
      quota: memoryQuota(rates, clock),
      boards: memoryBoards(),
      turns: memoryRoomTurns(clock),
      posts: memoryRoomPosts(),
    }),
  ],
  [
    'DynamoDB',
    async () => {
      const { client, tables } = await localDynamoDb()
      return {
        quota: dynamoDbQuota(client, tables.sheets, rates, clock),
        boards: dynamoDbBoards(client, tables.sheets),
        turns: dynamoDbRoomTurns(client, tables.sheets, clock),
        posts: dynamoDbRoomPosts(client, tables.sheets),
      }
    },
  ],
]

describe.each(stores)('what all workers share, in %s', (_, open) => {
  let counters: Counters
  beforeAll(async () => {
    counters = await open()
  })
  const nextSecond = () => {
    clock.at += 1_000
  }

  /** Calls of all grants, by when they may begin. */
  const byTime = (grants: readonly Grant[]) =>
    Object.fromEntries(
      [...Map.groupBy(grants, ({ inMs }) => inMs)].map(([at, all]) => [
        at,
        all.reduce((sum, { granted }) => sum + granted, 0),
      ]),
    )

  it('grants no more of a quarter of a second than the carrier takes, and a second ahead, however many ask at once', async () => {
    nextSecond()
    const grants: Grant[] = []
    for (let turn = 0; turn < 4; turn += 1)
      grants.push(...(await Promise.all(Array.from({ length: 5 }, () => counters.quota.grant('sns', 'urgent', 40)))))
    // A window that begins in a quarter may end in the next: 40 and 40, and 17 of this one and 23 of that.
    expect(byTime(grants)).toEqual({ 0: 120, 250: 80, 500: 120, 750: 68, 1000: 0 })
    expect(await counters.quota.grant('sns', 'urgent', 1)).toEqual({ granted: 0, inMs: 1_000 })
  })

  it('gives whoever asks at once no more than each asked for, and nobody what another had', async () => {
    clock.at += 2_000
    const wants = [60, 30, 40, 5]
    const grants = await Promise.all(wants.map(want => counters.quota.grant('sns', 'urgent', want)))
    for (const [n, { granted }] of grants.entries()) expect(granted).toBeLessThanOrEqual(wants[n] ?? 0)
    expect(byTime(grants)).toEqual({ 0: 130, 250: 5 })
  })

  it('begins every quarter of a second anew', async () => {
    nextSecond()
    expect((await counters.quota.grant('sns', 'urgent', 50)).granted).toBe(50)
  })

  it('leaves routine messages little while urgent ones flow', async () => {
    nextSecond()
    await counters.quota.grant('sns', 'urgent', 1)
    expect((await counters.quota.grant('sns', 'routine', 90)).granted).toBe(59)
    nextSecond()
    expect((await counters.quota.grant('sns', 'routine', 90)).granted).toBe(60)
    nextSecond()
    expect((await counters.quota.grant('sns', 'routine', 90)).granted).toBe(90)
  })

  it('knows of urgent messages that begin ahead, in the second in which they do', async () => {
    clock.at += 3_750 - (clock.at % 1_000)
    // Of the last quarter of this second, and the first of the next.
    expect((await counters.quota.grant('sns', 'urgent', 400)).granted).toBe(194)
    clock.at += 1_250
    expect((await counters.quota.grant('sns', 'routine', 90)).granted).toBe(60)
  })

  it('asks for half as much after a throttling, and for all of it again later', async () => {
    nextSecond()
    await counters.quota.throttled('sns', clock.at)
    expect((await counters.quota.grant('sns', 'urgent', 100)).granted).toBe(97)
    clock.at += 20_000
    expect((await counters.quota.grant('sns', 'urgent', 200)).granted).toBe(194)
  })

  it('does not limit a carrier without a rate', async () => {
    expect((await counters.quota.grant('iot', 'routine', 100_000)).granted).toBe(100_000)
  })

  it('gives a robot its posts of any minute and never one more, however many ask at once', async () => {
    const take = async (robot: string) => (await counters.turns.take(robot, [{ posts: 4, seconds: 5 }], [], true)).turn
    const [start, turns] = [clock.at, await Promise.all(Array.from({ length: 12 }, () => take('robot-1')))]
    expect(turns.filter(({ kind }) => kind !== 'wait')).toHaveLength(4)
    expect(turns).toContainEqual({ kind: 'wait', untilAt: start + 5_000 })
    expect(await take('robot-2')).toEqual({ kind: 'own' })
    clock.at = start + 4_999
    expect((await take('robot-1')).kind).toBe('wait')
    clock.at = start + 5_000
    expect((await take('robot-1')).kind).toBe('own')
  })

  it('asks nothing of a robot that has said until when it is shut, and gives whoever waited to the next', async () => {
    const take = (mine: SendMessage[]) => counters.turns.take('robot-3', [{ posts: 1, seconds: 20 }], mine, true)
    const until = clock.at + 600_000
    await counters.turns.shut('robot-3', until)
    await counters.turns.shut('robot-3', until - 1_000)
    expect(await take([waiting('w1')])).toEqual({ turn: { kind: 'wait', untilAt: until }, others: [] })
    expect((await take([waiting('w2'), waiting('w1')])).turn.kind).toBe('wait')
    clock.at = until
    expect((await take([waiting('w2')])).turn.kind).toBe('own')
    clock.at = until + 20_000
    expect((await take([waiting('w3')])).turn.kind).toBe('own')
  })

  it('gives all who wait for a robot to whoever has its next shared post', async () => {
    const take = async (mine: SendMessage[]) => counters.turns.take('robot-5', [{ posts: 6, seconds: 60 }], mine, false)
    expect((await Promise.all([take([]), take([])])).map(({ turn }) => turn.kind)).toEqual(['own', 'own'])
    await Promise.all(['w1', 'w2', 'w3'].map(name => take([waiting(name)])))
    clock.at += 20_000
    const { turn, others } = await take([waiting('w2')])
    expect(turn.kind).toBe('shared')
    expect(others.map(({ sheet }) => sheet.warning).sort()).toEqual(['w1', 'w3'])
    expect((await take([])).others).toEqual([])
  })

  it('keeps every post by its id', async () => {
    const id = postId('robot-4', clock.at, 'token')
    const post = { id, robot: 'robot-4', at: clock.at, outcome: 'unknown' as const, reason: 'timeout' as const }
    expect(await counters.posts.find(id)).toBeUndefined()
    await counters.posts.put({ ...post, alerts: ['w1.1', 'w2.3'] })
    expect(await counters.posts.find(id)).toEqual({ ...post, alerts: ['w1.1', 'w2.3'] })
  })

  it('moves a board one version at a time, for one writer', async () => {
    const empty = await counters.boards.read('430182101201')
    expect(empty).toEqual({ place: '430182101201', version: 0, inForce: [], cancelled: [] })
    const first = { ...empty, version: 1, cancelled: [{ id: 'w1.1', until: 9_000 }] }
    expect(await Promise.all([counters.boards.write(first), counters.boards.write(first)])).toContain(false)
    expect(await counters.boards.write({ ...first, version: 3 })).toBe(false)
    expect(await counters.boards.write({ ...first, version: 2 })).toBe(true)
    expect(await counters.boards.read('430182101201')).toEqual({ ...first, version: 2 })
  })

  it('keeps everything that a loudspeaker must know of an announcement', async () => {
    const announcement: Announcement = {
      ...{ id: 'w1.1', ref: 'r', priority: 'yellow', script: '大风。', repeat: 1, issuedAt: 1, expiresAt: 9_000 },
      recording: { uri: 'https://example.org/mn.mp3', mimeType: 'audio/mpeg', lang: 'mn-Mong-CN', digest: 'a' },
      authority: 'city',
      hours: { from: '06:30', until: '21:30', utcOffsetMinutes: 480 },
    }
    const board = { place: '430182101202', version: 1, inForce: [announcement], cancelled: [] }
    expect(await counters.boards.write(board)).toBe(true)
    expect(await counters.boards.read(board.place)).toEqual(board)
  })
})
