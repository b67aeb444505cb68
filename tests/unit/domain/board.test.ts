import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Announcement, announced, type Board, silenced, withoutExpired } from '../../../shared/domain/board.ts'

const village = '430182101201'
const announcement = (id: string, more: Partial<Announcement> = {}): Announcement => ({
  ...{ id, ref: `ref-${id}`, priority: 'red', script: '请立即转移。', repeat: 3, issuedAt: 1000, expiresAt: 9000 },
  ...more,
})
const emptyBoard = (place: string): Board => ({ place, version: 0, inForce: [], cancelled: [] })
const ids = ({ inForce }: Board): string[] => inForce.map(({ id }) => id)

describe('the board of a village', () => {
  it('each change is one version up', () => {
    const first = announced(emptyBoard(village), announcement('w1.1'), 1000)
    const second = silenced(first, ['w1.1'], 2000)
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
    expect(ids(withoutExpired(board, 4999))).toEqual(['w1.1'])
    expect(ids(announced(board, announcement('w2.1'), 5000))).toEqual(['w2.1'])
  })

  it('a board whose last announcement has expired is empty, which clears what is retained', () => {
    const board = announced(emptyBoard(village), announcement('w1.1', { expiresAt: 5000 }), 1000)
    expect(withoutExpired(board, 5000)).toEqual({ ...emptyBoard(village), version: 2 })
  })

  it('what comes late, after its own Cancel, is not announced', () => {
    const board = silenced(emptyBoard(village), ['w1.1'], 1000)
    expect(ids(announced(board, announcement('w1.1'), 1500))).toEqual([])
  })

  it('keeps the newest twenty cancellations', () => {
    const many = Array.from({ length: 25 }, (_, n) => `w${n}.1`)
    const board = many.reduce((before, id) => silenced(before, [id], 1000), emptyBoard(village))
    expect(board.cancelled).toEqual(many.slice(5))
  })

  it('whatever happens in whatever order: nothing expired or cancelled is in force, and no version goes down', () => {
    const change = fc.record({ id: fc.constantFrom('a', 'b', 'c'), cancel: fc.boolean(), expiresAt: fc.nat(20) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 15 }), changes => {
        let board = emptyBoard(village)
        for (const [now, { id, cancel, expiresAt }] of changes.entries()) {
          const before = board
          board = cancel ? silenced(before, [id], now) : announced(before, announcement(id, { expiresAt }), now)
          expect(board.version - before.version).toBeOneOf([0, 1])
          expect(board.inForce.every(one => one.expiresAt > now)).toBe(true)
          expect(ids(board).some(one => board.cancelled.includes(one))).toBe(false)
        }
      }),
    )
  })
})
