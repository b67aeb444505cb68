import { createHash } from 'node:crypto'

export type Random = {
  /** 0 ≤ x < 1 */
  next(): number
  /** from ≤ n ≤ to */
  integer(from: number, to: number): number
  pick<T>(items: readonly [T, ...T[]]): T
}

/** Mulberry32 (Tommy Ettinger, public domain): the same seed gives the same demo on every machine, for ever. */
export const seeded = (seed: string): Random => {
  let state = createHash('sha256').update(seed).digest().readUInt32LE()
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), state | 1)
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61)
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: items => items[Math.floor(next() * items.length)] ?? items[0],
  }
}
