import { describe, expect, it } from 'vitest'
import type { Lane } from '../../shared/domain/channel.ts'
import { headlineOf, type RoomWorld, roomWorld } from './support/room-world.ts'
import { type Away, troubledStore, troubles } from './support/troubled-store.ts'
import { virtualTime } from './support/virtual-time.ts'

const warnings = ['a', 'b', 'c']
/** How the messages of a worker that could not finish come back. */
const returns = ['late', 'at-once', 'twice'] as const
type Night = { away: Away; lane: Lane; comeBack: (typeof returns)[number]; cancelled: boolean; postMs?: number }

const timesPosted = ({ taken }: RoomWorld, warning: string, seq = 1): number[] =>
  taken.flatMap(({ body }, post) => (body.includes(headlineOf(warning, seq).slice(3)) ? [post] : []))

/** Three Alerts that share a post, while the store is away from one of the worker's calls on; and whoever comes after it. */
const play = async ({ away, lane, comeBack, cancelled, postMs = 300 }: Night) => {
  const time = virtualTime()
  const world = roomWorld({ time, postMs })
  const { around, calls } = troubledStore(time, away)
  await time.run(night())
  const marks = await Promise.all(warnings.map(warning => world.markOf(warning)))
  return { world, calls, marks }

  async function night(): Promise<void> {
    await world.crowd()
    const messages = warnings.map(warning => world.issue({ warning, colour: 'red' }, lane))
    const troubled = world.worker(async (call, make) => {
      if (cancelled && calls.length === away.from)
        world.issue({ warning: 'b', seq: 2, msgType: 'Cancel', colour: 'red' }, lane)
      return around(call, make)
    })
    const working = world.work(troubled)
    if (comeBack !== 'late') await time.pause(1_000)
    for (let copy = 0; copy < returns.indexOf(comeBack); copy += 1) for (const one of messages) world.queue.put(one)
    await Promise.all([working, world.drain({ everyMs: 1_000 })])
    await time.pause(30_000)
    await world.drain({ everyMs: 1_000 })
  }
}

/** Every so manieth, which is prime to the number of each choice; SCHEDULES=1: all of them. */
const stride = process.env.SCHEDULES === undefined ? 11 : 1

const nights = (calls: number, forMs: number): Night[] => {
  const found: Night[] = []
  for (let from = 0; from < calls; from += 1)
    for (const trouble of troubles)
      for (const lane of ['urgent', 'routine'] as const)
        for (const comeBack of returns)
          for (const cancelled of [false, true])
            found.push({ away: { from, trouble, forMs }, lane, comeBack, cancelled })
  return found.filter((_, index) => index % stride === 0)
}

const callsOfOneWorker = async (): Promise<string[]> => {
  const away: Away = { from: Number.POSITIVE_INFINITY, trouble: 'refused', forMs: 0 }
  return (await play({ away, lane: 'urgent', comeBack: 'late', cancelled: false })).calls
}

/** What must hold whatever the store did; each violation in words. */
const violations = ({ world, marks }: Awaited<ReturnType<typeof play>>, { cancelled, lane }: Night): string[] => {
  const found: string[] = []
  for (const [index, warning] of warnings.entries()) {
    const mark = marks[index]
    const [alerts, cancels] = [timesPosted(world, warning, 1), timesPosted(world, warning, 2)]
    const said = mark?.seq === 2 ? cancels : alerts
    if (!mark?.done) found.push('something is unmarked')
    if (mark?.state === 'accepted' && said.length === 0) found.push('accepted, but never posted')
    if (mark?.state === 'failed') found.push('failed, though the robot refused nothing')
    if (mark?.state === 'suppressed' && alerts.length > 0) found.push('posted, and suppressed')
    if (said.length > 1 && !mark?.maybe) found.push('posted twice, and its mark does not say so')
    if (said.length > 2) found.push('posted more than twice')
    if (lane === 'routine' && said.length > 1) found.push('posted twice in the routine lane')
    if (alerts.length === 0 && !mark?.maybe && !(cancelled && warning === 'b')) found.push('lost')
    if (cancels.length > 0 && alerts.some(post => post > (cancels[0] ?? 0))) found.push('an Alert after its Cancel')
    if (mark?.seq === 2 && alerts.length > 0 && cancels.length === 0 && !mark.maybe)
      found.push('told, and not of the Cancel')
  }
  return found
}

/** Everybody told exactly once, and nobody in doubt of it. */
const doubts = ({ world, marks }: Awaited<ReturnType<typeof play>>, { cancelled }: Night): string[] =>
  warnings.flatMap((warning, index) => {
    const mark = marks[index]
    const [alerts, cancels] = [timesPosted(world, warning, 1), timesPosted(world, warning, 2)]
    if (mark?.maybe) return [`${warning} is in doubt`]
    if (cancelled && warning === 'b')
      return alerts.length === cancels.length && alerts.length < 2 ? [] : [`b: ${alerts.length} and ${cancels.length}`]
    return alerts.length === 1 && mark?.state === 'accepted' ? [] : [`${warning} was posted ${alerts.length} times`]
  })

/** The place of the nth call of that name. */
const placeOf = (calls: readonly string[], name: string, nth = 1): number =>
  calls.flatMap((one, index) => (one === name ? [index] : []))[nth - 1] ?? Number.NaN

const outcomesOf = async (
  all: readonly Night[],
  judge: (run: Awaited<ReturnType<typeof play>>, night: Night) => string[],
): Promise<string[]> => {
  const names = await callsOfOneWorker()
  const found: string[] = []
  for (const night of all) {
    const run = await play(night)
    const wrong = [...violations(run, night), ...judge(run, night)]
    const { away, lane, comeBack, cancelled } = night
    const where = `${names[away.from]} (${away.from}) ${away.trouble}, ${lane}, ${comeBack}${cancelled ? ', cancelled' : ''}`
    if (wrong.length > 0) found.push(`${where}: ${[...new Set(wrong)].join('; ')}`)
  }
  return found
}

describe('a room whose store is away', { timeout: 600_000 }, async () => {
  const { length } = await callsOfOneWorker()
  it('for one call, whichever: everybody is told once, and is known to have been', async () => {
    expect(await outcomesOf(nights(length, 0), doubts)).toEqual([])
  })
  it('for five seconds, from whichever call on: the same', async () => {
    expect(await outcomesOf(nights(length, 5_000), doubts)).toEqual([])
  })
  it('for as long as a worker lives: nobody is lost, or marked reached who was not, and what is in doubt says so', async () => {
    expect(await outcomesOf(nights(length, 60_000), () => [])).toEqual([])
  })
})

describe('a robot that is slow to answer', () => {
  it('is not asked with so little time left that its answer could not be written', async () => {
    const from = placeOf(await callsOfOneWorker(), 'sheets.write', 2)
    const away: Away = { from, trouble: 'hangs', forMs: 0 }
    const night: Night = { away, lane: 'urgent', comeBack: 'late', cancelled: false, postMs: 7_500 }
    expect(doubts(await play(night), night)).toEqual([])
  })
})

/** How often each Alert was posted in the end, and what its mark says; `?`: that it is a maybe. */
const told = async (night: Omit<Night, 'comeBack' | 'cancelled'>): Promise<string[]> => {
  const { world, marks } = await play({ ...night, comeBack: 'late', cancelled: false })
  return warnings.map((warning, index) => {
    const mark = marks[index]
    return `${timesPosted(world, warning).length} ${mark?.state}${mark?.maybe ? '?' : ''}`
  })
}
const [once, again, doubted, unsaid] = ['1 accepted', '2 accepted?', '1 unknown?', '0 unknown?']

/** docs/architecture.md, "Rooms": what it costs that the store stays away until the worker is at its end. */
describe('from a call on until the worker is at its end', () => {
  const rows: [string, string, Away['trouble'], { urgent: string[]; routine: string[] }][] = [
    ['before the turn', 'turns.take', 'refused', same(once, once, once)],
    ['before any window is open', 'sheets.write', 'refused', same(once, once, once)],
    [
      ...(['with one window open of three', 'sheets.write 2', 'refused'] as const),
      { urgent: ['1 accepted?', once, once], routine: [unsaid, once, once] },
    ],
    [
      ...(['with windows that it opens and does not say so', 'sheets.write', 'answer-lost'] as const),
      { urgent: Array(3).fill('1 accepted?'), routine: Array(3).fill(unsaid) },
    ],
    [
      ...(['between the post and all that is known of it', 'robot.post', 'refused'] as const),
      { urgent: Array(3).fill(again), routine: Array(3).fill(doubted) },
    ],
    ['after the record, before any mark', 'sheets.settle', 'refused', same(once, once, once)],
    ['after one mark of three', 'sheets.settle 2', 'hangs', same(once, once, once)],
    ['and carries out what is known, and does not say so', 'posts.put', 'answer-lost', same(once, once, once)],
  ]
  it.each(rows)('%s (%s %s)', async (_, call, trouble, expected) => {
    const [name = '', nth] = call.split(' ')
    const from = placeOf(await callsOfOneWorker(), name, Number(nth ?? 1))
    const away: Away = { from, trouble, forMs: 60_000 }
    expect({ urgent: await told({ away, lane: 'urgent' }), routine: await told({ away, lane: 'routine' }) }).toEqual(
      expected,
    )
  })
})

function same(...each: string[]) {
  return { urgent: each, routine: each }
}
