import { describe, expect, it } from 'vitest'
import type { Lane } from '../../shared/domain/channel.ts'
import { seeded } from './support/random.ts'
import { type Around, headlineOf, type RoomWorld, roomWorld } from './support/room-world.ts'

class Death extends Error {}

/** Dies at the nth call of that name, and every later call of the same worker is one of a dead one. */
const diesAt = (wanted: string, nth = 1): Around => {
  let [calls, dead] = [0, false]
  return async (call, make) => {
    if (call === wanted) calls += 1
    dead ||= calls === nth
    if (dead) throw new Death(call)
    return make()
  }
}
const warnings = ['a', 'b', 'c']
const timesPosted = ({ taken }: RoomWorld, warning: string): number =>
  taken.filter(({ body }) => body.includes(headlineOf(warning, 1).slice(3))).length

/** A room so busy that three Alerts share one post, and a worker that dies over it. */
const crowded = async (lane: Lane, mortality: Around): Promise<RoomWorld> => {
  const world = roomWorld()
  for (let n = 0; n < 9; n += 1) world.issue({ warning: `before-${n}`, colour: 'red' })
  await world.drain()
  world.clock.at += 10_000
  for (const warning of warnings) world.issue({ warning, colour: 'red' }, lane)
  const before = world.taken.length
  await world.work(world.worker(mortality))
  world.taken.splice(0, before)
  return world
}
const marks = async (world: RoomWorld) =>
  Promise.all(
    warnings.map(async warning => {
      const mark = await world.markOf(warning)
      return `${mark?.state}${mark?.maybe ? ', maybe' : ''}`
    }),
  )

/** The rows of docs/architecture.md, "Rooms": where a worker dies, and how often each Alert was posted in the end. */
const rows: [string, Around, { posted: number[]; urgent: string[]; routine: string[] }][] = [
  ['before its turn', diesAt('turns.take'), all(1, 'accepted')],
  ['before any window is open', diesAt('sheets.write'), all(1, 'accepted')],
  [
    'with one window open of three',
    diesAt('sheets.write', 2),
    {
      posted: [1, 1, 1],
      urgent: ['accepted, maybe', 'accepted', 'accepted'],
      routine: ['unknown, maybe', 'accepted', 'accepted'],
    },
  ],
  ['with all windows open, before the post', diesAt('robot.post'), all(1, 'accepted, maybe', 'unknown, maybe')],
  ['after the post, before its record', diesAt('posts.put'), all(2, 'accepted, maybe', 'unknown, maybe')],
  ['after the record, before any mark', diesAt('sheets.settle'), all(1, 'accepted')],
  ['after one mark of three', diesAt('sheets.settle', 2), all(1, 'accepted')],
]

function all(posted: number, urgent: string, routine = urgent) {
  return { posted: [posted, posted, posted], urgent: Array(3).fill(urgent), routine: Array(3).fill(routine) }
}

describe('a worker that dies over a post of three Alerts', () => {
  it.each(rows)('%s: the next one settles all of them', async (_, mortality, expected) => {
    const world = await crowded('urgent', mortality)
    await world.drain()
    expect(warnings.map(warning => timesPosted(world, warning))).toEqual(expected.posted)
    expect(await marks(world)).toEqual(expected.urgent)
  })
})

describe('on the routine lane', () => {
  it.each(rowsAgain())('%s: nothing is posted twice, and what is in doubt says so', async (_, mortality, expected) => {
    const world = await crowded('routine', mortality)
    await world.drain()
    for (const warning of warnings) expect(timesPosted(world, warning)).toBeLessThanOrEqual(1)
    expect(await marks(world)).toEqual(expected.routine)
  })
})

/** A mortality counts, so each test needs its own. */
function rowsAgain(): typeof rows {
  return [
    ['with one window open of three', diesAt('sheets.write', 2), rows[2]?.[2] ?? all(0, '')],
    ['with all windows open, before the post', diesAt('robot.post'), rows[3]?.[2] ?? all(0, '')],
    ['after the post, before its record', diesAt('posts.put'), rows[4]?.[2] ?? all(0, '')],
    ['after the record, before any mark', diesAt('sheets.settle'), rows[5]?.[2] ?? all(0, '')],
  ]
}

describe('whatever dies, whenever', () => {
  const schedules = Number(process.env.SCHEDULES ?? 60)

  it(`in ${schedules} random nights no mark lies, no Alert follows its Cancel, no robot is overrun`, async () => {
    for (let seed = 1; seed <= schedules; seed += 1) {
      const { world, deaths, issued } = await night(seed)
      const where = `seed ${seed}`
      expect(world.throttled(), where).toBe(0)
      const repeated = world.taken.length - new Set(world.taken.map(({ body }) => body)).size
      expect(repeated, where).toBeLessThanOrEqual(deaths)
      for (const warning of issued.keys()) {
        const mark = await world.markOf(warning)
        expect(mark?.done, where).toBe(true)
        const [alerts, cancels] = [1, 2].map(seq => postsOf(world, warning, seq)) as [number[], number[]]
        const said = mark?.seq === 2 ? cancels : alerts
        if (mark?.state === 'accepted') expect(said.length, where).toBeGreaterThan(0)
        if (mark?.state === 'suppressed') expect([...alerts, ...cancels], where).toEqual([])
        expect(said.length, where).toBeLessThanOrEqual(1 + deaths)
        expect(Math.max(-1, ...alerts), where).toBeLessThan(Math.min(Number.POSITIVE_INFINITY, ...cancels))
      }
    }
  })
})

const postsOf = ({ taken }: RoomWorld, warning: string, seq: number): number[] =>
  taken.flatMap(({ body }, index) => (body.includes(headlineOf(warning, seq).slice(3)) ? [index] : []))

/** Alerts and their Cancels as they come, workers of which some die at some call, until all is quiet. */
const night = async (seed: number) => {
  const random = seeded(seed)
  const world = roomWorld()
  const issued = new Map<string, number>()
  const colours = ['red', 'orange', 'yellow', 'blue'] as const
  let deaths = 0
  for (let step = 0; step < 60; step += 1) {
    if (random.chance(0.4)) {
      const warning = `w${random.below(14)}`
      const seq = (issued.get(warning) ?? 0) + 1
      const colour = colours[Number(warning.slice(1)) % 4] ?? 'red'
      if (seq <= 2) world.issue({ warning, seq, colour, msgType: seq === 2 ? 'Cancel' : 'Alert' })
      if (seq <= 2) issued.set(warning, seq)
    }
    if (random.chance(0.2)) {
      let [left, dead] = [random.below(60), false]
      const mortal = world.worker(async (_, make) => {
        left -= 1
        if (left < 0 && !dead) {
          dead = true
          deaths += 1
        }
        if (dead) throw new Death('at some call')
        return make()
      })
      await world.work(mortal)
    } else if (!(await world.work())) world.clock.at += random.below(4_000)
  }
  await world.drain()
  return { world, deaths, issued }
}
