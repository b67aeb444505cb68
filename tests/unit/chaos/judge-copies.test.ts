import { describe, expect, it } from 'vitest'
import { judge } from '../../chaos/truth/judge.ts'
import { tracesOf } from '../../chaos/truth/trace.ts'
import { arrives, honest, owes, people, problemsOf, sheet, window } from './forged.ts'

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
