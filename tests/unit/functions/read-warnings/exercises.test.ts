import { describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/read-warnings/routes.ts'
import { VillageProof, VillageProofs, WarningList, WarningStatus } from '../../../../shared/contracts/http.ts'
import type { Status } from '../../../../shared/domain/cap/alert.ts'
import type { Warning } from '../../../../shared/domain/series/warning.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { type Handed, hills, lake, warningWorld } from '../../support/warning-world.ts'

type World = Awaited<ReturnType<typeof warningWorld>>
const anybody = keyHolder('operator', '')

const asker =
  ({ ports }: Pick<World, 'ports'>) =>
  async (path: string): Promise<unknown> => {
    const app = routes({ ...ports, keys: { find: async () => anybody } })
    return (await app.request(path, { headers: { authorization: 'Bearer k' } })).json()
  }

const outside: Handed = ['suppressed', undefined, 'not-on-exercise-list']
/** What a worker leaves of it: the listed duty person and the listed loudspeaker have it, nobody else was ever opened. */
const played = async ({ hand }: World): Promise<void> => {
  await hand(hills, 'sms', [['accepted', 'delivered'], outside, outside])
  await hand(hills, 'loudspeaker', [['accepted', 'played'], outside])
}

describe.each(['Exercise', 'Test'] as const)('of a message whose status is %s', status => {
  it('the figures are those of the exercise list, and marked', async () => {
    const world = await warningWorld({ status })
    const before = WarningStatus.parse(await asker(world)('/v1/warnings/w1'))
    expect(before).toMatchObject({ status, channels: { sms: { planned: 1, open: 1 }, loudspeaker: { planned: 1 } } })
    expect(before.channels['group-chat']).toBeUndefined()
    await played(world)
    world.clock.at += 10_000
    expect(WarningStatus.parse(await asker(world)('/v1/warnings/w1'))).toMatchObject({
      channels: {
        sms: { planned: 1, accepted: 1, delivered: 1, suppressed: 0 },
        loudspeaker: { planned: 1, accepted: 1, delivered: 1, suppressed: 0 },
      },
      handedOver: true,
    })
  })

  it('a village is proven by those of it who take part', async () => {
    const world = await warningWorld({ status })
    await played(world)
    await world.presence.record(hills, [
      { terminal: 't1', online: true, at: world.clock.at },
      { terminal: 't2', online: true, at: world.clock.at },
    ])
    expect(VillageProof.parse(await asker(world)(`/v1/warnings/w1/villages/${hills}`))).toMatchObject({
      status,
      verdict: 'proven',
      figures: { installed: 1, online: 1, played: 1, playedOfInstalled: 1, duty: 1, dutyDelivered: 1, phones: 1 },
    })
  })

  it('nothing stands in the list and in the proofs of a village but for those who ask', async () => {
    const world = await warningWorld({ status })
    await played(world)
    const ask = asker(world)
    expect(await ask('/v1/warnings')).toEqual({ warnings: [] })
    expect(await ask(`/v1/villages/${hills}/proofs`)).toEqual({ proofs: [] })
    const list = WarningList.parse(await ask('/v1/warnings?exercises=true'))
    expect(list).toMatchObject({ warnings: [], exercises: [{ warning: 'w1', status }] })
    const proofs = VillageProofs.parse(await ask(`/v1/villages/${hills}/proofs?exercises=true`))
    expect(proofs).toMatchObject({ proofs: [], exercises: [{ warning: 'w1', status, verdict: 'proven' }] })
  })
})

describe('beside an Actual warning in force', () => {
  /** Both in one store: the exercise is answered for by its own world, whatever is asked of the other. */
  const both = async () => {
    const [actual, exercise] = [await warningWorld(), await warningWorld({ id: 'x1', status: 'Exercise' })]
    await played(exercise)
    const of = (id: string) => (id === 'x1' ? exercise : actual).ports
    const warnings: World['ports']['warnings'] = {
      find: id => of(id).warnings.find(id),
      alert: (id, seq) => of(id).warnings.alert(id, seq),
      audience: (id, seq, county) => of(id).warnings.audience(id, seq, county),
      audiences: (id, seq) => of(id).warnings.audiences(id, seq),
      progress: (id, seq) => of(id).warnings.progress(id, seq),
      due: async () => ['w1', 'x1'],
      history: id => of(id).warnings.history(id),
    }
    const reader: World['ports']['reader'] = {
      county: (warning, ...rest) => of(warning).reader.county(warning, ...rest),
      place: (warning, ...rest) => of(warning).reader.place(warning, ...rest),
    }
    return { actual, ask: asker({ ports: { ...actual.ports, warnings, reader } }) }
  }

  it('the receipts of an exercise count nowhere in the figures of the warning', async () => {
    const { ask } = await both()
    expect(WarningStatus.parse(await ask('/v1/warnings/w1'))).toMatchObject({
      status: 'Actual' satisfies Status,
      channels: { sms: { planned: 4, accepted: 0, delivered: 0 }, loudspeaker: { planned: 2, delivered: 0 } },
      villages: { proven: 0, partly: 0 },
    })
    const { proofs } = VillageProofs.parse(await ask(`/v1/villages/${hills}/proofs?exercises=true`))
    expect(proofs).toMatchObject([
      { warning: 'w1', verdict: 'not-proven', figures: { installed: 2, played: 0, duty: 1 } },
    ])
  })

  it('the two stand apart, and the exercise concerns no village that takes no part', async () => {
    const { ask } = await both()
    const ids = (list: { warning: Warning['id'] }[] = []) => list.map(({ warning }) => warning)
    const list = WarningList.parse(await ask('/v1/warnings?exercises=true'))
    expect([ids(list.warnings), ids(list.exercises)]).toEqual([['w1'], ['x1']])
    const plain = WarningList.parse(await ask('/v1/warnings'))
    expect([ids(plain.warnings), plain.exercises]).toEqual([['w1'], undefined])
    expect(ids(VillageProofs.parse(await ask(`/v1/villages/${lake}/proofs`)).proofs)).toEqual(['w1'])
  })
})
