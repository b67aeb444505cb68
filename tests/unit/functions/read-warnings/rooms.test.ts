import { describe, expect, it } from 'vitest'
import { roomRoutes } from '../../../../functions/read-warnings/room-routes.ts'
import { CopyText, WarningRooms } from '../../../../shared/contracts/rooms.ts'
import { mayPaste } from '../../../../shared/domain/rooms/copying.ts'
import { eventNames } from '../../../../shared/policy/event-names.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { rainIssued } from '../../../fixtures/rainstorm.ts'
import { aWarning } from '../../../fixtures/warning.ts'
import { handAll, hills, town, warningWorld } from '../../support/warning-world.ts'

const keys = { find: async (key: string) => (/^k\d*$/.test(key) ? keyHolder('operator', key.slice(1)) : undefined) }
const words = { linkTo: (id: string) => `https://warn.example.org/a/${id}`, zone: 'Asia/Shanghai', names: eventNames }
type World = Awaited<ReturnType<typeof warningWorld>>
const ask = ({ ports, posts }: World, path: string, key = 'k') =>
  roomRoutes({ ...ports, posts, keys, ...words }).request(path, { headers: { authorization: `Bearer ${key}` } })
const roomsIn = async (world: World) =>
  WarningRooms.parse(await (await ask(world, '/v1/warnings/w1/rooms')).json()).rooms

describe('the rooms of a warning', () => {
  it('stand open before anything is sent', async () => {
    expect(await roomsIn(await warningWorld())).toMatchObject([
      { place: town, name: '玉潭街道', room: 'room-1', carrier: 'dingtalk', state: 'open', seq: 1 },
    ])
  })

  it('each name the post that they are in, and all that was in it', async () => {
    const world = await warningWorld()
    await handAll(world)
    const [sheet] = world.sheets.all().filter(({ id }) => id.channel === 'group-chat')
    if (!sheet) throw new Error('the town has a room')
    const [robot, at] = ['robot0000000', Date.UTC(2026, 6, 1, 4, 1)]
    const post = `${robot}.20260701T040100Z.abcdef`
    expect(await world.sheets.write({ ...sheet, post })).toBe(true)
    await world.posts.put({ id: post, robot, at, outcome: 'accepted', alerts: ['w1.1', 'w2.1'] })
    expect(await roomsIn(world)).toMatchObject([
      { state: 'accepted', post: { id: post, at, outcome: 'accepted', alerts: ['w1.1', 'w2.1'] } },
    ])
  })

  it('show no key of a robot', async () => {
    const world = await warningWorld()
    const body = await (await ask(world, '/v1/warnings/w1/rooms')).text()
    expect(body).toContain('"carrier":"dingtalk"')
    expect(body).not.toMatch(/robot-key|SECrobot/)
  })

  it.each([
    ['a stranger', '/v1/warnings/w1/rooms', 'x', 401],
    ['another county', '/v1/warnings/w1/rooms', 'k152529', 403],
    ['an unknown warning', '/v1/warnings/w9/rooms', 'k', 404],
  ])('%s', async (_, path, key, status) => {
    expect((await ask(await warningWorld(), path, key)).status).toBe(status)
  })
})

describe('the text for personal groups', () => {
  const copyIn = async (world: World, query = '') =>
    CopyText.parse(await (await ask(world, `/v1/warnings/w1/copy${query}`)).json())

  it('is plain, and leads to the public page', async () => {
    const { text, seq } = await copyIn(await warningWorld())
    expect(seq).toBe(1)
    expect(text).toMatch(/^【红色】/)
    expect(text).toMatch(/详见 https:\/\/warn\.example\.org\/a\/w1$/)
    expect(text).not.toMatch(/\*\*|<font|\]\(/)
  })

  it('of a village is for whoever covers that village', async () => {
    const world = await warningWorld()
    expect((await ask(world, `/v1/warnings/w1/copy?place=${hills}`, 'k430182101')).status).toBe(200)
    expect((await ask(world, '/v1/warnings/w1/copy', 'k430182101')).status).toBe(403)
    expect((await ask(world, `/v1/warnings/w1/copy?place=${hills}`, 'k152529')).status).toBe(403)
  })

  it.each([
    ['a place that is none', '?place=there', 404, 'unknown-place'],
    ['a place that it does not concern', '?place=430182109201', 409, 'place-not-concerned'],
  ])('not of %s', async (_, query, status, reason) => {
    const answer = await ask(await warningWorld(), `/v1/warnings/w1/copy${query}`)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ title: reason })
  })

  const question = {
    warning: aWarning(),
    issued: rainIssued(),
    audiences: [],
    place: undefined,
    now: Date.parse('2026-07-01T05:00:00+08:00'),
  }
  it.each([
    ['one that waits', { warning: aWarning({ seq: 0 }) }, 'not-issued'],
    ['an exercise', { issued: rainIssued({ status: 'Exercise' }) }, 'exercise'],
    ['one for a few', { issued: rainIssued({ scope: 'Restricted' }) }, 'not-public'],
    ['one that is over', { now: rainIssued().expiresAt }, 'over'],
  ] as const)('there is none of %s', (_, more, reason) => {
    expect(mayPaste({ ...question, ...more })).toEqual({ kind: 'refused', reason })
    expect(mayPaste(question)).toEqual({ kind: 'copy', covered: true })
  })
})
