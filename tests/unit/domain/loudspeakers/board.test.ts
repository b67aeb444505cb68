import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Announcement,
  announced,
  type Board,
  boardExpiresAt,
  isEmpty,
  silenced,
} from '../../../../shared/domain/loudspeakers/board.ts'

const village = '430182101201'
const announcement = (id: string, more: Partial<Announcement> = {}): Announcement => ({
  ...{ id, ref: `ref-${id}`, priority: 'red', script: '请立即转移。', repeat: 3, issuedAt: 1000, expiresAt: 9000 },
  ...more,
})
const emptyBoard = (place: string): Board => ({ place, version: 0, inForce: [], cancelled: [] })
/** Any change looks at the clock; this one changes nothing else. */
const lookedAt = (board: Board, now: number): Board => silenced(board, [], now)
const ids = ({ inForce }: Board): string[] => inForce.map(({ id }) => id)

const gone = (...all: string[]) => all.map(id => ({ id, until: 9000 }))
const cancelledIds = ({ cancelled }: Board): string[] => cancelled.map(({ id }) => id)

describe('the board of a village', () => {
  it('each change is one version up', () => {
    const first = announced(emptyBoard(village), announcement('w1.1'), 1000)
    const second = silenced(first, gone('w1.1'), 2000)
    expect([first.version, second.version]).toEqual([1, 2])
  })

  it('the same announcement again is the same board', () => {
    const board = announced(emptyBoard(village), announcement('w1.1'), 1000)
    expect(announced(board, announcement('w1.1'), 1500)).toBe(board)
  })

  it('an announcement said anew replaces its older words', () => {
    const board = announced(emptyBoard(village), announcement('w1.1'), 1000)
    const anew = announced(board, announcement('w1.1', { script: '请返回。' }), 1500)
    expect(anew.inForce.map(({ script }) => script)).toEqual(['请返回。'])
  })

  it('of one colour the higher authority stands before the lower, whichever is newer', () => {
    const entries = [
      announcement('county', { authority: 'county', issuedAt: 3000 }),
      announcement('city', { authority: 'city' }),
      announcement('somebody', { issuedAt: 4000 }),
    ]
    const board = entries.reduce((before, entry) => announced(before, entry, 2000), emptyBoard(village))
    expect(ids(board)).toEqual(['city', 'county', 'somebody'])
  })

  it('emergency stands before routine, and the newer before the older', () => {
    const entries = [
      announcement('notice', { priority: 'notice' }),
      announcement('yellow', { priority: 'yellow' }),
      announcement('red-old'),
      announcement('red-new', { issuedAt: 2000 }),
    ]
    const board = entries.reduce((before, entry) => announced(before, entry, 2000), emptyBoard(village))
    expect(ids(board)).toEqual(['red-new', 'red-old', 'yellow', 'notice'])
  })

  it('what has expired leaves with the next change, at its very millisecond', () => {
    const board = announced(emptyBoard(village), announcement('w1.1', { expiresAt: 5000 }), 1000)
    expect(ids(lookedAt(board, 4999))).toEqual(['w1.1'])
    expect(ids(announced(board, announcement('w2.1'), 5000))).toEqual(['w2.1'])
  })

  it('a board whose last announcement has expired is empty, which clears what is retained', () => {
    const board = announced(emptyBoard(village), announcement('w1.1', { expiresAt: 5000 }), 1000)
    expect(lookedAt(board, 5000)).toEqual({ ...emptyBoard(village), version: 2 })
  })

  it('what comes late, after its own Cancel, is not announced', () => {
    const board = silenced(emptyBoard(village), gone('w1.1'), 1000)
    expect(ids(announced(board, announcement('w1.1'), 1500))).toEqual([])
  })

  it('silencing twice is one version, in whatever order the ids are named', () => {
    const board = silenced(emptyBoard(village), gone('w1.1', 'w1.2'), 1000)
    expect(silenced(board, gone('w1.2', 'w1.1'), 1500)).toBe(board)
  })

  it('a cancellation leaves when what it silences would have expired: the board can become empty', () => {
    const announcedBoard = announced(emptyBoard(village), announcement('w1.1'), 1000)
    const board = silenced(announcedBoard, gone('w1.1'), 2000)
    expect([isEmpty(board), boardExpiresAt(board)]).toEqual([false, 9000])
    expect(cancelledIds(lookedAt(board, 8999))).toEqual(['w1.1'])
    expect(isEmpty(lookedAt(board, 9000))).toBe(true)
  })

  it('what has expired already needs no cancellation, and still leaves', () => {
    const board = announced(emptyBoard(village), announcement('w1.1'), 1000)
    expect(silenced(board, [{ id: 'w1.1', until: 1500 }], 2000)).toMatchObject({ inForce: [], cancelled: [] })
  })

  it('an Update replaces what it follows in one version, and silences it', () => {
    const before = [announcement('w1.1'), announcement('w2.1')]
    const board = before.reduce((one, entry) => announced(one, entry, 1000), emptyBoard(village))
    const updated = announced(board, announcement('w1.2', { issuedAt: 2000, expiresAt: 12_000 }), 2000)
    expect([updated.version, ids(updated), updated.cancelled]).toEqual([3, ['w1.2', 'w2.1'], gone('w1.1')])
    expect(boardExpiresAt(updated)).toBe(12_000)
  })

  it('an Alert that comes after its own Update is not announced', () => {
    const board = announced(emptyBoard(village), announcement('w1.10'), 1000)
    expect(announced(board, announcement('w1.9'), 1500)).toBe(board)
  })

  it('keeps the newest hundred cancellations', () => {
    const many = Array.from({ length: 105 }, (_, n) => `w${n}.1`)
    const board = many.reduce((before, id) => silenced(before, gone(id), 1000), emptyBoard(village))
    expect(cancelledIds(board)).toEqual(many.slice(5))
  })

  it('whatever happens in whatever order: nothing expired or cancelled is in force, and no version goes down', () => {
    const change = fc.record({
      id: fc.constantFrom('w1.1', 'w1.2', 'w2.1'),
      cancel: fc.boolean(),
      expiresAt: fc.nat(20),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 15 }), changes => {
        let board = emptyBoard(village)
        for (const [now, { id, cancel, expiresAt }] of changes.entries()) {
          const before = board
          board = cancel
            ? silenced(before, [{ id, until: expiresAt }], now)
            : announced(before, announcement(id, { expiresAt }), now)
          expect(board.version - before.version).toBeOneOf([0, 1])
          expect(board.inForce.every(one => one.expiresAt > now)).toBe(true)
          expect(board.cancelled.every(one => one.until > now)).toBe(true)
          expect(ids(board).some(one => cancelledIds(board).includes(one))).toBe(false)
        }
      }),
    )
  })
})
