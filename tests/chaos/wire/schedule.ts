import type { Point, Strike } from '../fault.ts'

/** Counts what passes each point, `texts` at a time, and says what is to be done to it. */
export type Schedule = { due(point: Point, texts?: number): Strike[]; pending(): Strike[] }

export const scheduleOf = (strikes: readonly Strike[]): Schedule => {
  const passed = new Map<Point, number>()
  const countOf = (point: Point): number => passed.get(point) ?? 0
  return {
    due: (point, texts = 1) => {
      const before = countOf(point)
      const count = before + texts
      passed.set(point, count)
      return strikes.filter(({ at, nth, times = 1 }) => at === point && count >= nth && before + 1 < nth + times)
    },
    pending: () => strikes.filter(({ at, nth }) => countOf(at) < nth),
  }
}
