import { describe, expect, it } from 'vitest'
import type { Owed } from '../../chaos/truth/evidence.ts'
import { judge } from '../../chaos/truth/judge.ts'
import { tracesOf } from '../../chaos/truth/trace.ts'
import { arrives, honest, owes, people, problemsOf, sheet, window } from './forged.ts'

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
