import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPopulation, type Inhabitant, isConnected, offlineShare } from '../../../../infra/field/population.ts'
import { chosen, fraction } from '../../../../infra/field/seeded.ts'

const village = (n: number): string => `430182101${String(n).padStart(3, '0')}`
const county: Inhabitant[] = Array.from({ length: 278 }, (_, v) =>
  Array.from({ length: 33 }, (_, t): Inhabitant => ({ kind: 'terminal', place: village(v + 1), id: `t-${v}-${t}` })),
).flat()
const rooms: Inhabitant[] = Array.from({ length: 29 }, (_, n) => ({
  kind: 'room',
  place: `4301821${String(n).padStart(2, '0')}000`,
  key: `key-${n}`,
}))
const elsewhere: Inhabitant[] = [{ kind: 'room', place: 'G-152529-1', key: 'far' }]

describe('what is wrong in the field follows from the seed', () => {
  it('the same seed and words give the same fraction, in [0, 1)', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, word) => {
        const value = fraction(seed, word)
        expect(value).toBe(fraction(seed, word))
        expect(value >= 0 && value < 1).toBe(true)
      }),
    )
  })

  it('who is chosen does not depend on the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.string(), (items, seed) => {
        expect(chosen(items, item => item, seed)).toBe(chosen([...items].reverse(), item => item, seed))
      }),
    )
  })

  it('one village lies dark, and about 2 % of the other loudspeakers are offline', () => {
    const population = buildPopulation([...county, ...rooms], 'any seed')
    const lit = population.terminals.filter(({ place }) => place !== population.darkVillage)
    const connected = population.terminals.filter(terminal => isConnected(population, terminal))
    expect(population.terminals.length - lit.length).toBe(33)
    const share = 1 - connected.length / lit.length
    expect(Math.abs(share - offlineShare)).toBeLessThan(0.006)
  })

  it('every phone of the dark village is without a signal, also of people who belong elsewhere too', () => {
    const { darkVillage } = buildPopulation(county, 's')
    const people: Inhabitant[] = [
      { kind: 'person', place: darkVillage ?? '', phone: '+8615400000001' },
      { kind: 'person', place: village(1), phone: '+8615400000001' },
      { kind: 'person', place: village(1) === darkVillage ? village(2) : village(1), phone: '+8615400000002' },
    ]
    const { darkPhones, phones } = buildPopulation([...county, ...people], 's')
    expect([...darkPhones]).toEqual(['+8615400000001'])
    expect(phones).toBe(2)
  })

  it('one robot is revoked, in the county with the loudspeakers', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const { revokedRobot } = buildPopulation([...elsewhere, ...county, ...rooms], seed)
      expect(revokedRobot).toMatch(/^key-\d+$/)
    }
  })

  it('a field with a single village or a single room breaks neither', () => {
    const population = buildPopulation([{ kind: 'terminal', place: village(1), id: 't' }, ...elsewhere], 's')
    expect([population.darkVillage, population.revokedRobot]).toEqual([undefined, undefined])
  })
})
