import fc from 'fast-check'
import { expect, it } from 'vitest'
import { announcement, type Bench, board, item, morning, onTheBench, programme } from './bench.ts'

const second = 1_000
const bufferMs = 3_500
const priorities = ['red', 'orange', 'yellow', 'blue', 'notice'] as const
const ids = ['a', 'b', 'c', 'd'] as const

/** What may happen to a terminal, in any order; a cancelled id stays cancelled on every later board, as the product's boards have it. */
const happening = fc.oneof(
  fc.record({
    kind: fc.constant('board' as const),
    older: fc.boolean(),
    inForce: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), priority: fc.constantFrom(...priorities) }), {
      selector: ({ id }) => id,
      maxLength: 3,
    }),
    cancels: fc.subarray([...ids], { maxLength: 2 }),
    live: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('programme' as const), minute: fc.integer({ min: 1, max: 59 }), live: fc.boolean() }),
  fc.record({ kind: fc.constant('power' as const), offSeconds: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ kind: fc.constant('time' as const), seconds: fc.integer({ min: 1, max: 120 }) }),
)
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never

/** The day begins at 07:00, so that the programme may speak. */
const startsAt = morning + 3_600 * second

const live = (happenings: Happening[]) => {
  const one = onTheBench({ bufferMs }, startsAt)
  const cancelled = new Set<string>()
  let [version, week] = [0, 0]
  let latest = board(0, [])
  const taken: { at: number; id: string; priority: string }[] = []
  for (const happened of happenings) {
    if (happened.kind === 'time') one.until(one.now() + happened.seconds * second)
    if (happened.kind === 'programme')
      one.programme(
        programme(++week, [item(`w${week}`, { at: `07:${String(happened.minute).padStart(2, '0')}` })]),
        happened.live,
      )
    if (happened.kind === 'power') {
      one.losePower()
      one.until(one.now() + happened.offSeconds * second)
      one.switchOn()
      if (version > 0) one.board(latest, false)
    }
    if (happened.kind !== 'board') continue
    if (happened.older && version > 1) {
      const stale = ids.map(id => announcement(`stale-${id}`))
      expect(one.board(board(version - 1, stale), happened.live)).toBe('older')
      continue
    }
    for (const id of happened.cancels) cancelled.add(id)
    const inForce = happened.inForce.filter(({ id }) => !cancelled.has(id))
    latest = board(
      ++version,
      inForce.map(({ id, priority }) => announcement(id, { priority })),
      [...cancelled],
    )
    one.board(latest, happened.live)
    taken.push(...inForce.map(({ id, priority }) => ({ at: one.now(), id, priority })))
    checkSilence(one, cancelled)
  }
  one.until(one.now() + 600 * second)
  return { one, cancelled, taken }
}

const checkSilence = ({ terminal }: Bench, cancelled: ReadonlySet<string>): void => {
  const said = terminal.speaking?.what.id
  expect(said !== undefined && cancelled.has(said)).toBe(false)
  expect(terminal.memory.waiting.some(({ id }) => cancelled.has(id))).toBe(false)
}

const days = fc.array(happening, { maxLength: 25 })

it('never says two things at once', () => {
  fc.assert(
    fc.property(days, happenings => {
      let speaking: string | undefined
      for (const { kind, ref } of live(happenings).one.noticed) {
        if (kind === 'finished') expect(ref).toBe(speaking)
        speaking = kind === 'begins' ? ref : undefined
      }
    }),
  )
})

it('nothing that was cancelled is begun afterwards, and nothing of an older board is ever said', () => {
  fc.assert(
    fc.property(days, happenings => {
      const { one, cancelled } = live(happenings)
      checkSilence(one, cancelled)
      expect(one.refs('begins').filter(ref => ref.startsWith('ref-stale'))).toEqual([])
    }),
  )
})

it('says each thing whole at most once, whatever is repeated, retained or rebooted', () => {
  fc.assert(
    fc.property(days, happenings => {
      const finished = live(happenings).one.refs('finished')
      expect(new Set(finished).size).toBe(finished.length)
    }),
  )
})

it('red is heard as soon as it is buffered, whatever is being said, or buffered, or waits', () => {
  const before = fc.array(
    happening.filter(({ kind }) => kind !== 'power'),
    { maxLength: 12 },
  )
  const others = fc.array(fc.constantFrom('orange', 'yellow', 'blue', 'notice'), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(before, others, fc.nat(60 * second), (happenings, priorities, later) => {
      const { one } = live(happenings)
      for (const [n, priority] of priorities.entries())
        one.command(announcement(`other-${n}`, { priority, script: '字'.repeat(80) }))
      one.until(one.now() + later)
      const told = one.now()
      one.command(announcement('the-red'))
      one.until(told + bufferMs + 1)
      expect(one.noticed.at(-1)).toMatchObject({ kind: 'begins', ref: 'ref-the-red' })
    }),
  )
})

it('whatever was begun ends as finished or as failed, or still stands to be said', () => {
  fc.assert(
    fc.property(days, happenings => {
      const { one } = live(happenings)
      const ended = new Set([...one.refs('finished'), ...one.refs('failed')])
      const open = one.refs('begins').filter(ref => !ended.has(ref))
      const standing = [...one.terminal.memory.waiting.map(({ ref }) => ref), one.terminal.speaking?.what.ref]
      expect(open.filter(ref => !standing.includes(ref))).toEqual([])
    }),
  )
})
