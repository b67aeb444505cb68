import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatDelivery } from '../../../functions/send-group-chat/hand-over-chat.ts'
import { type Field, startField } from '../../../infra/field/field.ts'
import { dynamoDbRoomPosts } from '../../../shared/adapters/dynamodb/room-posts.ts'
import { dynamoDbRoomTurns } from '../../../shared/adapters/dynamodb/room-turns.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import { formatRobotAddress, type RobotAddress } from '../../../shared/domain/rooms/robot-address.ts'
import { RoomCarrier } from '../../../shared/domain/rooms/room-carrier.ts'
import { markAt } from '../../../shared/domain/sheets/sheet-marks.ts'
import { defaultPolicy as policy } from '../../../shared/policy/default-policy.ts'
import { workRooms } from '../../../shared/protocol/work-rooms.ts'
import { rainInfo, rainIssued } from '../../fixtures/rainstorm.ts'
import { populated } from '../carriers/nobody.ts'
import { chatCarriers } from '../carriers/robots.ts'
import { type LocalDynamoDb, localDynamoDb } from '../support/tables.ts'

const [county, place, storm] = ['430182', '430182101000', 25]
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

describe.each(RoomCarrier.options)('25 alerts to one room of %s, over its own protocol and DynamoDB', carrier => {
  const robot: RobotAddress = { carrier, key: 'crowded', ...(carrier !== 'wecom' && { secret: 'SECcrowded' }) }
  let db: LocalDynamoDb
  let field: Field
  beforeAll(async () => {
    db = await localDynamoDb()
    field = await startField({ population: populated({ kind: 'room', place, ...robot }) })
  })
  afterAll(() => field.close())

  it('make at most 20 posts that the robot takes every one of, red first, and each mark names its post', async () => {
    let ahead = 0
    const later: SendMessage[] = []
    const clock = { now: () => Date.now() + ahead }
    const sheets = dynamoDbSheets(db.client, db.tables.sheets, clock)
    const posts = dynamoDbRoomPosts(db.client, db.tables.sheets)
    const slot = {
      id: 'room-1',
      address: formatRobotAddress(robot),
      lang: 'zh-CN',
      duty: false,
      exercise: false,
      also: [],
    }
    const colourOf = (warning: string) => (Number(warning.slice(1)) < 5 ? 'red' : 'yellow')
    const issuedAt = clock.now()
    const audience = (warning: string, seq: number) => ({
      ...{ warning, seq, edition: 'e1', county, dirRev: 1, buckets: 1 },
      places: [place],
      joined: { [place]: 1 },
    })
    const ports = {
      ...{ sheets, policy, log: silent, pause, newToken: () => crypto.randomUUID() },
      stops: { active: async () => [] },
      warnings: {
        alert: async (warning: string, seq: number) => {
          const words = { info: [rainInfo({ headline: `试验台发布第${warning}号预警` })] }
          const times = { issuedAt, expiresAt: issuedAt + 86_400_000 }
          return rainIssued(words, { warning, seq, colour: colourOf(warning), worst: 'red', ...times })
        },
        audience: async (warning: string, seq: number) => audience(warning, seq),
        find: async () => undefined,
      },
      directory: {
        revision: async () => 1,
        manifest: async () => ({ county, name: '', rev: 1, places: [] }),
        page: async () => ({ place, rev: 1, channel: 'group-chat' as const, page: 0, slots: [slot] }),
      },
      queue: {
        send: async (messages: SendMessage[], delaySeconds = 0) => {
          later.push(...messages)
          ahead += 1_000 * delaySeconds
        },
      },
    }
    const at = (name: RoomCarrier) => chatCarriers[name]({ url: `${field.url}/${name}` })
    const work = workRooms(
      ports,
      chatDelivery({
        carriers: { wecom: at('wecom'), dingtalk: at('dingtalk'), feishu: at('feishu') },
        turns: dynamoDbRoomTurns(db.client, db.tables.sheets, clock),
        posts,
        linkTo: warning => `https://warn.example.org/a/${warning}`,
        zone: policy.zone,
      }),
    )

    const message = (n: number): SendMessage => ({
      ...{ v: 1, kind: 'send', seq: 1, lane: 'urgent' },
      sheet: { warning: `w${n}`, county, bucket: 0, place, channel: 'group-chat', page: 0 },
    })
    // The red ones come last of all.
    let waiting = Array.from({ length: storm }, (_, n) => message(storm - 1 - n))
    for (let round = 0; waiting.length > 0 && round < 20; round += 1) {
      const batches = [waiting.slice(0, 10), waiting.slice(10, 20), waiting.slice(20)]
      const box = { remainingMs: () => 20_000, signal: new AbortController().signal }
      const outcomes = await Promise.all(batches.map(batch => work(batch, box)))
      const flat = outcomes.flat()
      expect(flat.filter(({ kind }) => kind === 'failed')).toEqual([])
      waiting = [...waiting.filter((_, n) => flat[n]?.kind !== 'done'), ...later.splice(0)]
      ahead += 1_000 * Math.max(0, ...flat.map(outcome => (outcome.kind === 'back' ? outcome.seconds : 0)))
    }

    expect(waiting).toEqual([])
    expect(field.received.figures()['group-chat'].received).toBeLessThanOrEqual(20)
    for (let n = 0; n < storm; n += 1) {
      const sheet = await sheets.read(message(n).sheet)
      expect(sheet && markAt(sheet, 0)).toMatchObject({ state: 'accepted', maybe: false })
      const post = await posts.find(sheet?.post ?? '')
      expect(post).toMatchObject({ outcome: 'accepted', alerts: expect.arrayContaining([`w${n}.1`]) })
    }
    const shown = field.received.recent('group-chat', 50)
    const inEach = shown.map(({ content }) => Array.from(content.matchAll(/第(w\d+)号预警/g), ([, name = '']) => name))
    expect(inEach.flat()).toHaveLength(storm)
    for (const names of inEach) {
      const yellow = names.map(name => colourOf(name) !== 'red')
      expect(yellow).toEqual(yellow.toSorted((x, y) => Number(x) - Number(y)))
    }
    expect(inEach.some(names => names.length > 1)).toBe(true)
  })
})
