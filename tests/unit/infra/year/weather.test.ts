import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { steppe } from '../../../../infra/year/weather/hazards.ts'
import { seededWeather } from '../../../../infra/year/weather/seeded-weather.ts'
import { spellAlert } from '../../../../infra/year/weather/spell-alert.ts'
import { readAlert } from '../../../../shared/domain/read-alert.ts'
import { valueNames } from '../../../../shared/policy/value-names.ts'
import { vocabulary } from '../../../../shared/policy/vocabulary.ts'

const zone = 'Asia/Shanghai'
const [county, towns] = ['152529000000', ['152529100000', '152529200000']]
const weather = (year: number, seed: number, hazards = steppe) =>
  seededWeather({ year, seed, zone, county, towns }, hazards)
const month = (at: number) => DateTime.fromMillis(at, { zone }).month
const anySeed = fc.tuple(fc.integer({ min: 2024, max: 2040 }), fc.nat(999_999_999))

describe('a seeded year of warnings', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(weather(2027, 1)).toEqual(weather(2027, 1))
    expect(weather(2027, 2)).not.toEqual(weather(2027, 1))
    expect(weather(2028, 1)).not.toEqual(weather(2027, 1))
  })

  it('has each hazard in its season, as often and as long as it may be, in colours that it has', () => {
    fc.assert(
      fc.property(anySeed, ([year, seed]) => {
        const spells = weather(year, seed)
        for (const { code, months, timesAYear, colours, lastsHours } of steppe) {
          const own = spells.filter(one => one.code === code)
          expect(own.length).toBeGreaterThanOrEqual(timesAYear[0])
          expect(own.length).toBeLessThanOrEqual(timesAYear[1])
          for (const { from, until, colour } of own) {
            expect(months).toContain(month(from))
            expect(DateTime.fromMillis(from, { zone }).year).toBe(year)
            expect(colours).toContain(colour)
            expect((until - from) / 3_600_000).toBeGreaterThanOrEqual(lastsHours[0])
            expect((until - from) / 3_600_000).toBeLessThanOrEqual(lastsHours[1])
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is in order, and what is cancelled is cancelled before it would have expired', () => {
    fc.assert(
      fc.property(anySeed, ([year, seed]) => {
        const spells = weather(year, seed)
        expect(spells).toEqual(spells.toSorted((a, b) => a.from - b.from))
        for (const { from, until, cancelledAt } of spells) {
          if (cancelledAt === undefined) continue
          expect(cancelledAt).toBeGreaterThan(from)
          expect(cancelledAt).toBeLessThan(until)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('of one hazard does not change with the others; what is local is of a township', () => {
    const hail = steppe.filter(({ code }) => code === '11B15')
    expect(weather(2027, 1, hail)).toEqual(weather(2027, 1).filter(({ code }) => code === '11B15'))
    for (const { area } of weather(2027, 1, hail)) expect(towns).toContain(area)
  })

  it('has sand in spring, thunder in summer, and cold or snow in the months of frost', () => {
    const of = (...codes: string[]) =>
      new Set(
        [1, 2, 3, 4, 5]
          .flatMap(seed => weather(2027, seed))
          .flatMap(one => (codes.includes(one.code) ? [month(one.from)] : [])),
      )
    expect([...of('11B07')].every(one => one >= 3 && one <= 5)).toBe(true)
    expect([...of('11B14', '11B15', '11B03', '11B09')].every(one => one >= 6 && one <= 8)).toBe(true)
    expect([...of('11B04', '11B05', '11B21')].every(one => one >= 10 || one <= 3)).toBe(true)
  })

  it('is said as Alerts and Cancels that the door can read', () => {
    for (const spell of weather(2027, 1))
      for (const msgType of ['Alert', 'Cancel'] as const) {
        const words = spellAlert(spell, msgType, { zone, name: '正镶白旗', areaDesc: '正镶白旗' })
        const bytes = new TextEncoder().encode(JSON.stringify(words))
        const read = readAlert({ bytes, contentType: 'application/cap+json' }, { valueNames, vocabulary })
        expect(read.kind).not.toBe('refused')
      }
  })
})
