import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Announcement, Board } from '../../../../../infra/field/loudspeakers/messages.ts'
import {
  beginNext,
  hearAnnouncement,
  hearBoard,
  mustFallSilent,
  playingMs,
  switchedOn,
  type TerminalState,
} from '../../../../../infra/field/loudspeakers/terminal.ts'

const place = '430182101001'
const announcement = (id: string, more: Partial<Announcement> = {}): Announcement => ({
  id,
  ref: id,
  priority: 'red',
  script: '请立即转移',
  repeat: 3,
  issuedAt: 100,
  expiresAt: 10_000,
  ...more,
})
const board = (version: number, inForce: Announcement[], cancelled: string[] = []): Board => ({
  place,
  version,
  inForce,
  cancelled: cancelled.map(id => ({ id, until: 10_000 })),
})

/** Says everything that waits, one after another. */
const playAll = (state: TerminalState, now: number): string[] => {
  const played: string[] = []
  for (let next = beginNext(state, now); next; next = beginNext(state, now)) {
    played.push(next.id)
    state.playing = undefined
  }
  return played
}

describe('a loudspeaker', () => {
  it('plays what a board announces', () => {
    const state = switchedOn(place)
    expect(hearBoard(state, board(1, [announcement('a')]), 200)).toBe('taken')
    expect(playAll(state, 200)).toEqual(['a'])
  })

  it.each([
    [2, 'older'],
    [1, 'older'],
    [3, 'taken'],
  ])('after version 2, version %i is %s', (version, verdict) => {
    const state = switchedOn(place)
    hearBoard(state, board(2, []), 200)
    expect(hearBoard(state, board(version, [announcement('a')]), 200)).toBe(verdict)
    expect(playAll(state, 200)).toEqual(verdict === 'taken' ? ['a'] : [])
  })

  it("ignores another village's board", () => {
    const state = switchedOn(place)
    expect(hearBoard(state, { ...board(1, [announcement('a')]), place: '430182101002' }, 200)).toBe('another-place')
    expect(playAll(state, 200)).toEqual([])
  })

  it('does not play what has expired, not even if it expired while it waited', () => {
    const state = switchedOn(place)
    expect(hearAnnouncement(state, announcement('late', { expiresAt: 200 }), 200)).toBe('expired')
    expect(hearAnnouncement(state, announcement('soon', { expiresAt: 300 }), 200)).toBe('play')
    expect(playAll(state, 300)).toEqual([])
  })

  it('says the most urgent first, and of equals the earlier', () => {
    const state = switchedOn(place)
    const inForce = [
      announcement('notice', { priority: 'notice' }),
      announcement('later', { issuedAt: 101 }),
      announcement('earlier'),
      announcement('blue', { priority: 'blue' }),
    ]
    hearBoard(state, board(1, inForce), 200)
    expect(playAll(state, 200)).toEqual(['earlier', 'later', 'blue', 'notice'])
  })

  it('says one thing at a time', () => {
    const state = switchedOn(place)
    hearBoard(state, board(1, [announcement('a'), announcement('b')]), 200)
    expect(beginNext(state, 200)?.id).toBe('a')
    expect(beginNext(state, 200)).toBeUndefined()
  })

  it('falls silent on what is cancelled, and never begins it again', () => {
    const state = switchedOn(place)
    hearBoard(state, board(1, [announcement('a'), announcement('b')]), 200)
    beginNext(state, 200)
    expect(mustFallSilent(state)).toBe(false)
    hearBoard(state, board(2, [], ['a', 'b']), 300)
    expect(mustFallSilent(state)).toBe(true)
    state.playing = undefined
    expect(hearAnnouncement(state, announcement('a'), 300)).toBe('cancelled')
    expect(playAll(state, 300)).toEqual([])
  })

  it('forgets what has expired, so that it can run for years', () => {
    const state = switchedOn(place)
    hearBoard(state, board(1, [announcement('a')]), 200)
    playAll(state, 200)
    hearBoard(state, board(2, [], ['b']), 300)
    hearBoard(state, board(3, []), 10_001)
    expect([state.begun.size, state.cancelled.size]).toEqual([0, 0])
  })

  it('plays each id at most once, and none that is cancelled, whatever comes in whatever order', () => {
    const ids = fc.constantFrom('a', 'b', 'c')
    const boards = fc.record({ version: fc.nat(6), inForce: fc.array(ids), cancelled: fc.array(ids) })
    const steps = fc.array(fc.oneof(boards, ids), { maxLength: 20 })
    fc.assert(
      fc.property(steps, heard => {
        const state = switchedOn(place)
        const played: string[] = []
        for (const step of heard) {
          if (typeof step === 'string') hearAnnouncement(state, announcement(step), 200)
          else
            hearBoard(
              state,
              board(
                step.version,
                step.inForce.map(id => announcement(id)),
                step.cancelled,
              ),
              200,
            )
          const now = playAll(state, 200)
          expect(now.filter(id => state.cancelled.has(id))).toEqual([])
          played.push(...now)
        }
        expect(new Set(played).size).toBe(played.length)
      }),
    )
  })

  it('takes about four characters a second, as often as it repeats', () => {
    expect(playingMs({ script: '一二三四', repeat: 1 })).toBe(2_000)
    expect(playingMs({ script: '一二三四', repeat: 3 })).toBe(6_000)
  })
})
