import { describe, expect, it } from 'vitest'
import type { Arrived, Evidence, Owed, Window } from '../../chaos/truth/evidence.ts'
import { judge } from '../../chaos/truth/judge.ts'
import { tracesOf } from '../../chaos/truth/trace.ts'

const sheet = 'S#w#430182#0/430182101201#sms#000'
const people = ['p0', 'p1', 'p2', 'p3']

const owes = (slot: number, more: Partial<Owed> = {}): Owed => ({
  recipient: people[slot] ?? '',
  channel: 'sms',
  sheet,
  slot,
  seq: 1,
  mark: { state: 'accepted', reason: 'none' },
  archived: false,
  listens: true,
  ...more,
})
const arrives = (recipient: string, at: number, more: Partial<Arrived> = {}): Arrived => ({
  recipient,
  channel: 'sms',
  at,
  said: 'red',
  msgType: 'Alert',
  ...more,
})
const window = (slots: number[], more: Partial<Window> = {}): Window => ({
  sheet,
  seq: 1,
  slots,
  openedAt: 10,
  ...more,
})

/** Four people, each of whom was sent one text and is marked so. */
const honest: Evidence = {
  phones: people,
  owed: people.map((_, slot) => owes(slot)),
  arrivals: people.map((one, slot) => arrives(one, 10 + slot)),
  windows: [],
  answersLost: [],
  expires: false,
}
const problemsOf = (forged: Partial<Evidence>): string[] => judge({ ...honest, ...forged }).problems

describe('a run that went well', () => {
  it('has no problem, and its figures', () => {
    expect(judge(honest)).toEqual({
      planned: 4,
      marked: 4,
      lost: 0,
      sent: 4,
      duplicates: { windows: 0, ambiguous: 0, unexplained: 0 },
      overtakings: 0,
      doubts: { sent: 0, unsent: 0 },
      untrue: 0,
      afterwards: { open: 0, beyond: 0 },
      unexplainedMarks: {},
      problems: [],
    })
  })
})

describe('a run in which nothing happened', () => {
  it('proves nothing', () => {
    expect(problemsOf({ phones: [], owed: [], arrivals: [] })).toEqual([
      'nothing was planned or sent: the run says nothing',
    ])
  })
})

describe('a Cancel that comes before anybody was told', () => {
  it('leaves nobody to tell', () => {
    const owed = people.map((_, slot) => owes(slot, { seq: 2, mark: { state: 'suppressed', reason: 'not-alerted' } }))
    expect(problemsOf({ owed, arrivals: [], followed: { msgType: 'Cancel', acceptedAt: 5 } })).toEqual([])
  })
})

describe('who is lost', () => {
  it('is marked as handed over, and the sink has nothing', () => {
    expect(problemsOf({ arrivals: honest.arrivals.slice(1) })).toEqual(['1 lost'])
  })
  it('was never planned, though the directory has them', () => {
    expect(problemsOf({ phones: [...people, 'p4'] })).toEqual(['1 lost'])
  })
  it('had the Alert, and never heard that it is over', () => {
    const told = people.slice(1)
    const problems = problemsOf({
      followed: { msgType: 'Cancel', acceptedAt: 50 },
      owed: [
        ...people.map((_, slot) => owes(slot, { archived: true })),
        ...people.map((_, slot) =>
          owes(slot, {
            seq: 2,
            mark: slot === 0 ? { state: 'suppressed', reason: 'not-alerted' } : { state: 'accepted', reason: 'none' },
          }),
        ),
      ],
      arrivals: [...honest.arrivals, ...told.map(one => arrives(one, 60, { msgType: 'Cancel', said: 'over' }))],
    })
    expect(problems).toEqual(['1 lost'])
  })
  it('is not a loudspeaker that is switched off', () => {
    expect(
      problemsOf({ owed: [...honest.owed, owes(0, { recipient: 't', channel: 'loudspeaker', listens: false })] }),
    ).toEqual([])
    expect(problemsOf({ owed: [...honest.owed, owes(0, { recipient: 't', channel: 'loudspeaker' })] })).toEqual([
      '1 lost',
    ])
  })
})

describe('a mark', () => {
  it.each(['planned', 'open', 'retry'] as const)('%s at the end is unmarked', state => {
    const owed = [owes(0, { mark: { state, reason: 'none' } }), ...honest.owed.slice(1)]
    expect(problemsOf({ owed })).toEqual(['1 unmarked'])
  })
  it('planned is no fault where a Cancel found it: it is archived', () => {
    const owed = [
      owes(0, { archived: true, mark: { state: 'planned', reason: 'none' } }),
      owes(0, { seq: 2, mark: { state: 'suppressed', reason: 'not-alerted' } }),
      ...honest.owed.slice(1).map(one => ({ ...one, archived: true })),
      ...[1, 2, 3].map(slot => owes(slot, { seq: 2 })),
    ]
    const over = people.slice(1).map(one => arrives(one, 60, { msgType: 'Cancel', said: 'over' }))
    const arrivals = [...honest.arrivals.slice(1), ...over]
    expect(problemsOf({ owed, arrivals, followed: { msgType: 'Cancel', acceptedAt: 50 } })).toEqual([])
  })
  it('in doubt needs a worker that died or an answer that was lost', () => {
    const owed = [owes(0, { mark: { state: 'unknown', reason: 'timeout' } }), ...honest.owed.slice(1)]
    expect(problemsOf({ owed })).toEqual(['1 marked unknown: timeout, for no cause'])
    expect(problemsOf({ owed, answersLost: [{ recipient: 'p0', at: 11 }] })).toEqual([])
    expect(problemsOf({ owed, windows: [window([0], { leftAt: 30 })] })).toEqual([])
  })
  it('in doubt may be of who was sent it, or of who was not', () => {
    const owed = [0, 1, 2].map(slot => owes(slot, { mark: { state: 'unknown', reason: 'interrupted' } }))
    const forged = { owed, arrivals: honest.arrivals.slice(1), windows: [window([0, 1, 2], { leftAt: 30 })] }
    expect(judge({ ...honest, ...forged })).toMatchObject({ doubts: { sent: 2, unsent: 1 } })
  })
  it('suppressed needs a Cancel or the end of the warning', () => {
    const owed = [owes(0, { mark: { state: 'suppressed', reason: 'expired' } }), ...honest.owed.slice(1)]
    const arrivals = honest.arrivals.slice(1)
    expect(problemsOf({ owed, arrivals })).toEqual(['1 marked suppressed: expired, for no cause'])
    expect(problemsOf({ owed, arrivals, expires: true })).toEqual([])
  })
  it('failed has no excuse here', () => {
    const owed = [owes(0, { mark: { state: 'failed', reason: 'dead-letter' } }), ...honest.owed.slice(1)]
    expect(problemsOf({ owed })).toEqual(['1 marked failed: dead-letter, for no cause'])
  })
})

describe('a second copy', () => {
  const arrivals = [...honest.arrivals, arrives('p0', 40)]
  it('without an event is a fault', () => {
    expect(problemsOf({ arrivals })).toEqual(['1 sent twice, for no cause'])
  })
  it('is of a killed worker, if its window was left open with them in it', () => {
    expect(judge({ ...honest, arrivals, windows: [window([0, 1], { leftAt: 35 })] })).toMatchObject({
      duplicates: { windows: 1, ambiguous: 0, unexplained: 0 },
      problems: [],
    })
  })
  it.each([
    ['that its own worker closed', window([0], { closedAt: 35 })],
    ['of others', window([1], { leftAt: 35 })],
    ['of another sheet', window([0], { leftAt: 35, sheet: 'S#w#430182#0/430182101202#sms#000' })],
  ])('is not explained by a window %s', (_, other) => {
    expect(problemsOf({ arrivals, windows: [other] })).toEqual(['1 sent twice, for no cause'])
  })
  it('is ambiguous, if the carrier’s answer was lost; one answer explains one copy', () => {
    const answersLost = [{ recipient: 'p0', at: 11 }]
    expect(judge({ ...honest, arrivals, answersLost })).toMatchObject({ duplicates: { ambiguous: 1, unexplained: 0 } })
    expect(problemsOf({ arrivals: [...arrivals, arrives('p0', 41)], answersLost })).toEqual([
      '1 sent twice, for no cause',
    ])
  })
  it('is explained once by a worker that died: the answers that it never had are of its window', () => {
    const answersLost = [{ recipient: 'p0', at: 11 }]
    const windows = [window([0, 1], { leftAt: 35 })]
    expect(problemsOf({ arrivals, windows, answersLost })).toEqual([])
    expect(problemsOf({ arrivals: [...arrivals, arrives('p0', 41)], windows, answersLost })).toEqual([
      '1 sent twice, for no cause',
    ])
    expect(
      problemsOf({
        arrivals: [...arrivals, arrives('p0', 41)],
        windows,
        answersLost: [{ recipient: 'p0', at: 39 }],
      }),
    ).toEqual([])
  })
  it('is of each window that a killed worker had under way, and of no sheet beside them', () => {
    const other = 'S#w#430182#0/430182101202#sms#000'
    const owed = [...honest.owed.slice(0, 2), owes(2, { sheet: other }), owes(3, { sheet: other })]
    const twice = people.map((one, slot) => arrives(one, 40 + slot))
    const windows = [window([0, 1], { leftAt: 35 }), window([2, 3], { leftAt: 35, sheet: other })]
    const all = { owed, arrivals: [...honest.arrivals, ...twice] }
    expect(judge({ ...honest, ...all, windows })).toMatchObject({ duplicates: { windows: 4 }, problems: [] })
    expect(problemsOf({ ...all, windows: windows.slice(1) })).toEqual(['2 sent twice, for no cause'])
  })
  it('of an Update is not explained by a worker of its Alert that died', () => {
    const update = [...people, 'p0'].map((one, n) => arrives(one, 60 + n, { said: 'orange', msgType: 'Update' }))
    const forged = {
      owed: [
        ...honest.owed.map(one => ({ ...one, archived: true })),
        ...people.map((_, slot) => owes(slot, { seq: 2 })),
      ],
      arrivals: [...honest.arrivals, ...update],
      followed: { msgType: 'Update', acceptedAt: 50 },
    } as const
    expect(problemsOf({ ...forged, windows: [window([0], { leftAt: 35 })] })).toEqual(['1 sent twice, for no cause'])
    expect(problemsOf({ ...forged, windows: [window([0], { seq: 2, leftAt: 64 })] })).toEqual([])
  })
  it('without an event is told with all that is known of it, and no other is', () => {
    const windows = [window([0], { closedAt: 35 }), window([1], { leftAt: 20 })]
    expect(tracesOf({ ...honest, arrivals: [...arrivals, arrives('p1', 41)], windows }, 0)).toEqual([
      `sms at 0.010 s, 0.040 s; answers lost at no time; ${sheet} slot 0 of 1 is accepted: none; number 1 opened 0.010 s, closed 0.035 s, left never`,
    ])
  })
  it('of other words is none', () => {
    const update = people.map(one => arrives(one, 60, { said: 'orange', msgType: 'Update' }))
    expect(
      judge({ ...honest, arrivals: [...honest.arrivals, ...update], followed: { msgType: 'Update', acceptedAt: 50 } }),
    ).toMatchObject({
      duplicates: { unexplained: 0 },
      problems: [],
    })
  })
})

describe('a Cancel', () => {
  const followed = { msgType: 'Cancel', acceptedAt: 20 } as const
  const over = people.map(one => arrives(one, 60, { msgType: 'Cancel', said: 'over' }))

  it('is overtaken by an Alert that arrives after it', () => {
    const arrivals = [...honest.arrivals.slice(1), arrives('p0', 70), ...over]
    expect(judge({ ...honest, arrivals, followed, windows: [window([0])] })).toMatchObject({
      overtakings: 1,
      problems: ['1 overtaken by what came after'],
    })
  })
  it('lets what was open then be sent, and nothing else', () => {
    const arrivals = [...honest.arrivals.slice(2), arrives('p0', 30), arrives('p1', 31), ...over]
    const muchLater = 1_000
    expect(judge({ ...honest, arrivals, followed, windows: [window([0])] })).toMatchObject({
      afterwards: { open: 1, beyond: 1 },
      problems: ['1 sent after the Cancel or STOP, beyond the open windows'],
    })
    expect(problemsOf({ arrivals, followed, windows: [window([0, 1])] })).toEqual([])
    expect(problemsOf({ arrivals, followed, windows: [window([0, 1], { openedAt: muchLater })] })).toHaveLength(1)
    expect(problemsOf({ arrivals, followed, windows: [window([0, 1], { closedAt: 19 })] })).toHaveLength(1)
  })
})

describe('a STOP', () => {
  const stopped = { channels: ['sms'], acceptedAt: 20 } as const
  const held = (slot: number, more: Partial<Owed> = {}) =>
    owes(slot, { mark: { state: 'suppressed', reason: 'stopped' }, ...more })
  /** The first two were told before it. */
  const owed = [...honest.owed.slice(0, 2), held(2), held(3)]
  const arrivals = honest.arrivals.slice(0, 2)

  it('leaves whom it held back with their mark', () => {
    expect(judge({ ...honest, owed, arrivals, stopped })).toMatchObject({ planned: 4, marked: 4, problems: [] })
  })
  it('may come before anybody was told', () => {
    const none = people.map((_, slot) => held(slot))
    expect(problemsOf({ owed: none, arrivals: [], stopped })).toEqual([])
    expect(problemsOf({ phones: [], owed: [], arrivals: [], stopped })).toEqual([
      'nothing was planned or sent: the run says nothing',
    ])
  })
  it('leaves nobody unmarked', () => {
    const waiting = held(3, { mark: { state: 'planned', reason: 'none' } })
    expect(problemsOf({ owed: [...owed.slice(0, 3), waiting], arrivals, stopped })).toEqual(['1 unmarked'])
  })
  it('is the only cause of its marks, and the cause of no others', () => {
    const forNoCause = ['2 marked suppressed: stopped, for no cause']
    expect(problemsOf({ owed, arrivals })).toEqual(forNoCause)
    expect(problemsOf({ owed, arrivals, followed: { msgType: 'Update', acceptedAt: 20 } })).toContain(forNoCause[0])
    expect(problemsOf({ owed, arrivals, stopped: { ...stopped, channels: ['group-chat'] } })).toEqual(forNoCause)
    const expired = held(3, { mark: { state: 'suppressed', reason: 'expired' } })
    expect(problemsOf({ owed: [...owed.slice(0, 3), expired], arrivals, stopped })).toEqual([
      '1 marked suppressed: expired, for no cause',
    ])
  })
  it('lets what was open then be sent, and nothing else', () => {
    const later = [...honest.arrivals.slice(2), arrives('p0', 30), arrives('p1', 31)]
    const muchLater = 1_000
    expect(judge({ ...honest, arrivals: later, stopped, windows: [window([0])] })).toMatchObject({
      afterwards: { open: 1, beyond: 1 },
      problems: ['1 sent after the Cancel or STOP, beyond the open windows'],
    })
    expect(problemsOf({ arrivals: later, stopped, windows: [window([0, 1])] })).toEqual([])
    expect(problemsOf({ arrivals: later, stopped, windows: [window([0, 1], { openedAt: muchLater })] })).toHaveLength(1)
    expect(problemsOf({ arrivals: later, stopped, windows: [window([0, 1], { closedAt: 19 })] })).toHaveLength(1)
  })
  it('is told with all that is known of what was sent in spite of it', () => {
    const later = [...honest.arrivals.slice(1), arrives('p0', 30)]
    expect(tracesOf({ ...honest, arrivals: later, stopped, windows: [window([0], { closedAt: 19 })] }, 0)).toEqual([
      `sms at 0.030 s; answers lost at no time; ${sheet} slot 0 of 1 is accepted: none; number 1 opened 0.010 s, closed 0.019 s, left never; ended 0.020 s`,
    ])
  })
  it('holds back an Update as well', () => {
    const update = people.map((one, n) => arrives(one, 60 + n, { said: 'orange', msgType: 'Update' }))
    const forged = {
      arrivals: [...honest.arrivals, ...update],
      followed: { msgType: 'Update', acceptedAt: 50 },
      stopped: { ...stopped, acceptedAt: 55 },
    } as const
    expect(judge({ ...honest, ...forged }).afterwards).toEqual({ open: 0, beyond: 4 })
  })
  it('holds nothing back when it is lifted, and nothing of another channel', () => {
    const later = [...honest.arrivals.slice(0, 3), arrives('p3', 40)]
    expect(problemsOf({ arrivals: later, stopped })).toHaveLength(1)
    expect(problemsOf({ arrivals: later, stopped: { ...stopped, liftedAt: 39 } })).toEqual([])
    expect(problemsOf({ arrivals: later, stopped: { ...stopped, channels: ['group-chat'] } })).toEqual([])
  })
  it('does not silence a loudspeaker that was told before', () => {
    const speaker = { recipient: 't', channel: 'loudspeaker', sheet: 'other' } as const
    const all = {
      owed: [...honest.owed, owes(0, speaker)],
      arrivals: [...honest.arrivals, arrives('t', 40, { channel: 'loudspeaker' })],
      stopped: { channels: ['loudspeaker'], acceptedAt: 20 },
    } as const
    expect(problemsOf({ ...all, windows: [window([0], { sheet: 'other', closedAt: 15 })] })).toEqual([])
    expect(problemsOf(all)).toEqual(['1 sent after the Cancel or STOP, beyond the open windows'])
  })
  it.each([
    ['a STOP', { stopped }, 'stopped'],
    ['the end of the warning', { expires: true }, 'expired'],
  ] as const)('and no other cause makes a mark true of somebody who was sent it: %s', (_, cause, reason) => {
    const wrong = [...honest.owed.slice(0, 3), held(3, { mark: { state: 'suppressed', reason } })]
    expect(problemsOf({ owed: wrong, ...cause })).toEqual(['1 marked as held back, who was sent it'])
  })
})
