import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalPlace } from '../../../../shared/domain/sheets/canonical-place.ts'

const among =
  (joined: Record<string, number>) =>
  (place: string): number | undefined =>
    joined[place]

describe('the place that a person is reached from', () => {
  it('is the first that joined the series', () => {
    expect(canonicalPlace('B', ['A'], among({ A: 2, B: 1 }))).toBe('B')
  })

  it('is the smaller code where both joined at once', () => {
    expect(canonicalPlace('B', ['A'], among({ A: 1, B: 1 }))).toBe('A')
  })

  it('is never one that the series does not concern', () => {
    expect(canonicalPlace('B', ['A'], among({ B: 3 }))).toBe('B')
  })

  const places = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { minLength: 1 })

  it('is the same, whichever of the places asks', () => {
    fc.assert(
      fc.property(places, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }), (all, seqs) => {
        const joined = among(Object.fromEntries(all.map((place, n) => [place, seqs[n] ?? 1])))
        const answers = all.map(place =>
          canonicalPlace(
            place,
            all.filter(other => other !== place),
            joined,
          ),
        )
        return new Set(answers).size === 1
      }),
    )
  })

  it('does not change when an Update widens the area', () => {
    fc.assert(
      fc.property(places, places, (first, wider) => {
        const all = [...new Set([...first, ...wider])]
        const before = among(Object.fromEntries(first.map(place => [place, 1])))
        const after = among(Object.fromEntries(all.map(place => [place, first.includes(place) ? 1 : 2])))
        const asks = (joined: typeof before) =>
          canonicalPlace(
            first[0] ?? '',
            all.filter(place => place !== first[0]),
            joined,
          )
        return asks(before) === asks(after)
      }),
    )
  })
})
