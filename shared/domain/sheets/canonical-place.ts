import type { PlaceCode } from '../place.ts'

/**
 * One person in several places is reached from one of them: the smallest by (seq at which the place joined the series, place).
 * It never changes when an Update widens the area, since what joins later sorts later.
 */
export const canonicalPlace = (
  place: PlaceCode,
  also: readonly PlaceCode[],
  joinedAt: (place: PlaceCode) => number | undefined,
): PlaceCode => {
  const joined = [place, ...also].flatMap(code => {
    const seq = joinedAt(code)
    return seq === undefined ? [] : [{ code, seq }]
  })
  joined.sort((a, b) => a.seq - b.seq || (a.code < b.code ? -1 : 1))
  return joined[0]?.code ?? place
}
