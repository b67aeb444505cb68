import { describe, expect, it } from 'vitest'
import { putsOff, takes } from '../../shared/adapters/memory/carrier-behaviour.ts'
import type { Colour } from '../../shared/domain/colour.ts'
import { headlineOf, type RoomWorld, roomWorld, type Said } from './support/room-world.ts'

/** Everything in its order, `everyMs` apart, while workers take what they see. */
const play = async (world: RoomWorld, said: readonly Said[], everyMs: number): Promise<void> => {
  const start = world.clock.at
  for (const [n, one] of said.entries()) {
    const due = start + n * everyMs
    while (world.clock.at < due) if (!(await world.work())) world.clock.at += 50
    world.issue(one)
  }
  await world.drain()
}
const named = (count: number, colour: Colour | ((n: number) => Colour)): Said[] =>
  Array.from({ length: count }, (_, n) => ({
    warning: `w${String(n).padStart(2, '0')}`,
    colour: typeof colour === 'string' ? colour : colour(n),
  }))
const mixed = (n: number): Colour => (['yellow', 'orange', 'blue', 'red', 'yellow'] as const)[n % 5] ?? 'yellow'
/** In which posts an Alert stood, from 0. */
const postsWith = ({ taken }: RoomWorld, warning: string, seq = 1): number[] =>
  taken.flatMap(({ body }, index) => (body.includes(headlineOf(warning, seq).slice(3)) ? [index] : []))

describe.each([
  ['yellow', 'yellow', 10],
  ['red', 'red', 10],
  ['of all colours', mixed, 10],
  ['of all colours, from a queue that gives one message at a time', mixed, 1],
] as const)('25 alerts to one room in ten seconds, %s', (_, colour, batchSize) => {
  it('make at most 20 posts; each is in one of them, and its mark names it', async () => {
    const world = roomWorld({ batchSize })
    const said = named(25, colour)
    await play(world, said, 400)
    expect(world.taken.length).toBeLessThanOrEqual(20)
    expect(world.throttled()).toBe(0)
    for (const { warning } of said) {
      const mark = await world.markOf(warning)
      expect(mark).toMatchObject({ state: 'accepted', maybe: false, done: true, tries: 1 })
      const [index = -1, ...more] = postsWith(world, warning)
      expect(more).toEqual([])
      const post = await world.posts.find(mark?.post ?? '')
      expect(post).toMatchObject({ outcome: 'accepted', at: world.taken[index]?.at })
      expect(post?.alerts).toContain(`${warning}.1`)
    }
    expect(world.posts.all().flatMap(({ alerts }) => alerts)).toHaveLength(25)
  })

  it('are all posted within half a minute, and none is received so often that it would be given up', async () => {
    const world = roomWorld({ batchSize })
    await play(world, named(25, colour), 400)
    const start = Date.parse('2026-07-01T04:10:00+08:00')
    expect((world.taken.at(-1)?.at ?? 0) - start).toBeLessThan(30_000)
    expect(world.queue.mostReceipts()).toBeLessThan(5)
  })
})

describe('a crowded room', () => {
  it('does not hear what is over before it was said, however late the Cancel’s own message comes', async () => {
    const world = roomWorld()
    world.issue({ warning: 'w1' })
    const cancel = world.issueLate({ warning: 'w1', seq: 2, msgType: 'Cancel' })
    await world.drain()
    expect(await world.markOf('w1')).toMatchObject({ seq: 1, state: 'planned', done: false })
    world.queue.put(cancel)
    await world.drain()
    expect(world.taken).toEqual([])
    expect(await world.markOf('w1')).toMatchObject({ seq: 2, state: 'suppressed', reason: 'not-alerted', done: true })
  })

  it.each<[string, (world: RoomWorld) => unknown, object]>([
    ['stopped', world => world.stop({ carrier: 'wecom' }), { state: 'suppressed', reason: 'stopped', done: true }],
    [
      'overtaken',
      world => world.issueLate({ warning: 'w1', seq: 2, msgType: 'Cancel' }),
      { state: 'planned', seq: 1, done: false },
    ],
  ])('hears nothing that is %s while the store takes seconds to open its window', async (_, happens, mark) => {
    const world = roomWorld()
    world.issue({ warning: 'w1', colour: 'red' })
    const slow = world.worker(async (call, make) => {
      if (call !== 'sheets.write' || (await world.markOf('w1'))) return make()
      happens(world)
      await world.clock.pause(4_000)
      return make()
    })
    await world.work(slow)
    expect(world.taken).toEqual([])
    expect(await world.markOf('w1')).toMatchObject(mark)
  })

  it('hears nothing that is stopped after its turn was taken, and before its window', async () => {
    const world = roomWorld()
    world.issue({ warning: 'w1' })
    const worker = world.worker(async (call, make) => {
      const made = await make()
      if (call === 'turns.take') world.stop({ carrier: 'wecom' })
      return made
    })
    await world.work(worker)
    await world.drain()
    expect(world.taken).toEqual([])
    expect(await world.markOf('w1')).toMatchObject({ state: 'suppressed', reason: 'stopped', done: true })
  })

  it('hears a red Alert before the yellow ones that have waited for longer', async () => {
    const world = roomWorld()
    const yellow = named(20, 'yellow')
    for (const one of yellow) world.issue(one)
    await world.work()
    const before = world.taken.length
    world.issue({ warning: 'red', colour: 'red' })
    const at = world.clock.at
    await world.drain()
    expect(postsWith(world, 'red')).toEqual([before])
    expect((world.taken[before]?.at ?? 0) - at).toBeLessThan(1_000)
    for (const { warning } of yellow.slice(before)) expect(postsWith(world, warning)[0]).toBeGreaterThan(before)
  })

  it('reads red first inside a shared post', async () => {
    const world = roomWorld()
    await play(world, named(9, 'red'), 0)
    const busy = world.taken.length
    for (const one of [
      { warning: 'a', colour: 'yellow' },
      { warning: 'b', colour: 'red' },
      { warning: 'c', colour: 'orange' },
      { warning: 'd', colour: 'red' },
    ] as const)
      world.issue(one)
    await world.drain()
    const shared = world.taken.slice(busy).map(({ body }) => body)
    const order = shared.join('\n')
    const at = (warning: string) => order.indexOf(headlineOf(warning, 1).slice(3))
    expect(at('b')).toBeLessThan(at('d'))
    expect(at('d')).toBeLessThan(at('c'))
    expect(at('c')).toBeLessThan(at('a'))
    expect(shared.length).toBeLessThan(4)
  })

  it('never reads a Cancel before its Alert, nor an Alert after its Cancel', async () => {
    const world = roomWorld()
    const said = named(12, mixed).flatMap(({ warning, colour = 'yellow' }): Said[] => [
      { warning, seq: 1, colour },
      { warning, seq: 2, colour, msgType: 'Cancel' },
    ])
    await play(world, said, 400)
    for (let n = 0; n < 12; n += 1) {
      const warning = `w${String(n).padStart(2, '0')}`
      const [alerts, cancels] = [postsWith(world, warning, 1), postsWith(world, warning, 2)]
      expect(alerts.length).toBe(cancels.length)
      if (alerts.length > 0) expect(cancels[0]).toBeGreaterThan(alerts[0] ?? Number.POSITIVE_INFINITY)
      const mark = await world.markOf(warning)
      expect(mark).toMatchObject(
        alerts.length > 0 ? { seq: 2, state: 'accepted' } : { seq: 2, state: 'suppressed', reason: 'not-alerted' },
      )
    }
    expect(world.taken.length).toBeLessThanOrEqual(20)
  })

  it('is told the Update alone where its Alert still waits', async () => {
    const world = roomWorld()
    world.issue({ warning: 'w', seq: 1 })
    world.issue({ warning: 'w', seq: 2, msgType: 'Update' })
    await world.drain()
    expect([postsWith(world, 'w', 1), postsWith(world, 'w', 2)]).toEqual([[], [0]])
    expect(await world.markOf('w')).toMatchObject({ seq: 2, state: 'accepted' })
  })

  it('a post that a robot refuses for its words does not take the others with it', async () => {
    const world = roomWorld()
    const bad = headlineOf('bad', 1).slice(3)
    world.behave(({ content: { body } }) => ({
      takes: !body.includes(bad),
      says: body.includes(bad) ? { outcome: 'refused', reason: 'carrier-refused' } : { outcome: 'accepted' },
    }))
    await play(world, named(9, 'red'), 0)
    for (const warning of ['x', 'bad', 'y']) world.issue({ warning, colour: 'red' })
    await world.drain()
    expect(await world.markOf('x')).toMatchObject({ state: 'accepted' })
    expect(await world.markOf('y')).toMatchObject({ state: 'accepted' })
    expect(await world.markOf('bad')).toMatchObject({ state: 'failed', reason: 'carrier-refused' })
  })

  it.each(['yellow', 'red'] as const)(
    'a robot that nobody reaches for two hours says a %s Alert then',
    async colour => {
      const world = roomWorld()
      const away = { until: world.clock.at + 7_200_000 }
      world.behave(() => (world.clock.at < away.until ? putsOff('connection-lost', 1) : takes))
      world.issue({ warning: 'a', colour })
      await world.drain({ until: away.until + 1_000_000 })
      expect(world.queue.dead).toEqual([])
      expect(world.taken).toHaveLength(1)
      expect(await world.markOf('a')).toMatchObject({ state: 'accepted', maybe: false, done: true })
    },
  )

  it('a robot that says it is shut is left alone until it is open again', async () => {
    const world = roomWorld()
    let asked = 0
    world.behave(() => {
      asked += 1
      return asked === 1
        ? { takes: false, says: { outcome: 'retry-later', reason: 'throttled', afterSeconds: 600 } }
        : { takes: true, says: { outcome: 'accepted' } }
    })
    for (const one of named(5, mixed)) world.issue(one)
    const start = world.clock.at
    await world.drain()
    expect(world.taken.every(({ at }) => at - start >= 600_000)).toBe(true)
    for (const { warning } of named(5, mixed)) expect(await world.markOf(warning)).toMatchObject({ state: 'accepted' })
  })
})
