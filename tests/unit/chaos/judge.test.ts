import { describe, expect, it } from 'vitest'
import { judge } from '../../chaos/truth/judge.ts'
import { arrives, honest, owes, people, problemsOf, window } from './forged.ts'

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
