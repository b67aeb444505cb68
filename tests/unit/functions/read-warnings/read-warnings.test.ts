import { describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/read-warnings/routes.ts'
import { VillageProofs, WarningList, WarningStatus } from '../../../../shared/contracts/http.ts'
import type { Role } from '../../../../shared/domain/calendar/roles.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { aPending } from '../../../fixtures/warning.ts'
import { empty, handAll, hills, issuedAt, lake, town, warningWorld } from '../../support/warning-world.ts'

const keys = { find: async (key: string) => (/^k\d*$/.test(key) ? keyHolder('operator', key.slice(1)) : undefined) }
type World = Awaited<ReturnType<typeof warningWorld>>
const asker = ({ ports }: World) => {
  const app = routes({ ...ports, keys })
  return async (path: string, key = 'k') => app.request(path, { headers: { authorization: `Bearer ${key}` } })
}
const statusIn = async (world: World) => WarningStatus.parse(await (await asker(world)('/v1/warnings/w1')).json())
const proofIn = async (world: World, village: string) =>
  (await asker(world)(`/v1/warnings/w1/villages/${village}`)).json()

describe('the status of a warning', () => {
  it('before any sheet is born shows what is planned, all of it open; a phone of two places once', async () => {
    const { channels, handedOver, villages, towns } = await statusIn(await warningWorld())
    expect(channels).toMatchObject({
      sms: { planned: 4, open: 4, accepted: 0 },
      loudspeaker: { planned: 2, open: 2 },
      'group-chat': { planned: 1, open: 1 },
    })
    expect(handedOver).toBe(false)
    expect(villages).toEqual({ proven: 0, partly: 0, notProven: 3 })
    expect(towns.map(({ code, name }) => [code, name])).toEqual([[town, '玉潭街道']])
  })

  it('of a yellow warning plans only those it is for', async () => {
    const { channels } = await statusIn(await warningWorld({ colour: 'yellow' }))
    expect(channels.sms).toMatchObject({ planned: 1, open: 1 })
  })

  it('of a notice plans only those whose roles it names, by the channels it names', async () => {
    const told = async (roles: Role[]) =>
      (await statusIn(await warningWorld({ colour: 'none', addressees: { roles, channels: ['sms'] } }))).channels
    const responsible = await told(['village-responsible'])
    expect(Object.keys(responsible)).toEqual(['sms'])
    expect(responsible.sms).toMatchObject({ planned: 1, open: 1 })
    expect((await told(['resident'])).sms).toMatchObject({ planned: 4, open: 4 })
    expect((await told(['fisher'])).sms).toMatchObject({ planned: 0 })
  })

  it('once handed over tells who has it, who has not and why, in total and by town', async () => {
    const world = await warningWorld()
    await handAll(world)
    const status = await statusIn(world)
    expect(status.channels.sms).toEqual({
      planned: 4,
      open: 0,
      accepted: 2,
      delivered: 2,
      unconfirmed: 0,
      failed: 1,
      unknown: 1,
      suppressed: 0,
      reasons: { unclassified: 1, timeout: 1 },
    })
    expect(status.channels.loudspeaker).toMatchObject({ planned: 2, accepted: 2, delivered: 1, unconfirmed: 1 })
    expect(status.channels['group-chat']).toMatchObject({ planned: 1, accepted: 1, delivered: 0, unconfirmed: 0 })
    expect(status.villages).toEqual({ proven: 1, partly: 1, notProven: 1 })
    expect(status.towns).toMatchObject([{ channels: status.channels, villages: status.villages }])
    expect(status.seconds).toEqual({ firstSend: 0.15, lastAccepted: 2, lastReceipt: 4.5 })
    expect(status.handedOver).toBe(true)
  })

  it('half way counts the sheets that are born and plans the others', async () => {
    const world = await warningWorld()
    await world.hand(hills, 'sms', [['accepted'], ['accepted'], ['accepted']])
    const { channels, handedOver } = await statusIn(world)
    expect(channels.sms).toMatchObject({ planned: 4, open: 1, accepted: 3, unconfirmed: 3 })
    expect(handedOver).toBe(false)
  })

  it('of a warning that waits shows what it would reach; of one that was rejected, nothing', async () => {
    const state = 'awaiting-approval'
    const pending = { ...aPending(state), seq: 1 }
    const waiting = await warningWorld({ state, seq: 0, stateReason: 'level-above-source', pending })
    expect(await statusIn(waiting)).toMatchObject({
      state: 'awaiting-approval',
      stateReason: 'level-above-source',
      channels: { sms: { open: 4 } },
    })
    const { channels } = await statusIn(await warningWorld({ state: 'rejected', seq: 0 }))
    expect(channels).toEqual({})
  })

  it('says until when the rest is held back', async () => {
    const world = await warningWorld()
    const heldUntilAt = issuedAt + 600_000
    await world.warnings.setWatched({ warning: 'w1', seq: 1, county: '430182', done: 1, heldUntilAt })
    expect(await statusIn(world)).toMatchObject({ heldUntilAt })
  })

  it('is read once a second, however many look', async () => {
    const world = await warningWorld()
    const ask = asker(world)
    const open = async () => {
      const { channels } = WarningStatus.parse(await (await ask('/v1/warnings/w1')).json())
      return channels.sms?.open
    }
    expect(await open()).toBe(4)
    await handAll(world)
    world.clock.at += 999
    expect(await open()).toBe(4)
    world.clock.at += 1
    expect(await open()).toBe(0)
  })
})

describe('the proof of a village', () => {
  it('is proven by a loudspeaker that played and a responsible person who has it', async () => {
    const world = await warningWorld()
    await handAll(world)
    await world.presence.record(hills, [{ terminal: 'horn-1', online: true, at: 1 }])
    expect(await proofIn(world, hills)).toMatchObject({
      name: '山村',
      verdict: 'proven',
      figures: { installed: 2, online: 1, played: 1, duty: 1, dutyDelivered: 1, phones: 3, phonesDelivered: 2 },
      channels: { sms: { planned: 3 } },
    })
  })

  it('counts whoever was reached in another place of theirs, and is never better than partly without duty people', async () => {
    const world = await warningWorld()
    await handAll(world)
    expect(await proofIn(world, lake)).toMatchObject({
      verdict: 'partly',
      figures: { phones: 2, phonesDelivered: 1, duty: 0, installed: 0 },
      channels: { sms: { planned: 1, unknown: 1 } },
    })
  })

  it('of an empty village is shown as not proven', async () => {
    const world = await warningWorld()
    await handAll(world)
    expect(await proofIn(world, empty)).toMatchObject({ verdict: 'not-proven', channels: {} })
  })

  it('is given for all that concerns the village now', async () => {
    const ask = asker(await warningWorld())
    const { proofs } = VillageProofs.parse(await (await ask(`/v1/villages/${lake}/proofs`)).json())
    expect(proofs.map(({ warning, village }) => [warning, village])).toEqual([['w1', lake]])
    const over = asker(await warningWorld({ state: 'awaiting-approval', seq: 0 }))
    expect(await (await over(`/v1/villages/${lake}/proofs`)).json()).toEqual({ proofs: [] })
  })
})

describe('the list', () => {
  it('shows what is not over, as far as a key reaches', async () => {
    const ask = asker(await warningWorld())
    const { warnings } = WarningList.parse(await (await ask('/v1/warnings', 'k4301')).json())
    expect(warnings).toMatchObject([{ warning: 'w1', headline: '暴雨红色预警', counties: ['430182'], seq: 1 }])
    expect(await (await ask('/v1/warnings', 'k15')).json()).toEqual({ warnings: [] })
  })
})

it.each([
  ['/v1/warnings/w9', 'k', 404],
  ['/v1/warnings/w1', 'k15', 403],
  ['/v1/warnings/w1', 'nobody', 401],
  [`/v1/warnings/w1/villages/${hills}`, 'k15', 403],
  [`/v1/warnings/w1/villages/${hills}`, 'k430182101', 200],
  ['/v1/warnings/w1/villages/430182999001', 'k', 404],
  ['/v1/warnings/w1/villages/hills', 'k', 404],
  [`/v1/warnings/w9/villages/${hills}`, 'k', 404],
  [`/v1/villages/${hills}/proofs`, 'k15', 403],
  ['/v1/villages/x/proofs', 'k', 404],
  ['/v1/villages/430182999001/proofs', 'k', 404],
  ['/v1/warnings', 'nobody', 401],
])('%s with %s is %i', async (path, key, status) => {
  const answer = await asker(await warningWorld())(path, key)
  expect(answer.status).toBe(status)
  if (status !== 200) expect(answer.headers.get('content-type')).toMatch(/problem\+json/)
})
