/** Numbers that follow from a seed and from nothing else. */
export type Random = {
  /** A whole number from `from` to `to`, both included. */
  within(from: number, to: number): number
  oneOf<T>(all: readonly [T, ...T[]]): T
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for a schedule, and the same everywhere. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const within = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return { within, oneOf: all => all[within(0, all.length - 1)] ?? all[0] }
}
