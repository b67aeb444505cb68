import type { Point, Strike } from '../fault.ts'

/** Counts what passes each point, and says what is to be done to it. */
export type Schedule = { due(point: Point): Strike[]; pending(): Strike[] }

export const scheduleOf = (strikes: readonly Strike[]): Schedule => {
  const passed = new Map<Point, number>()
  const countOf = (point: Point): number => passed.get(point) ?? 0
  return {
    due: point => {
      const count = countOf(point) + 1
      passed.set(point, count)
      return strikes.filter(({ at, nth, times = 1 }) => at === point && count >= nth && count < nth + times)
    },
    pending: () => strikes.filter(({ at, nth }) => countOf(at) < nth),
  }
}
