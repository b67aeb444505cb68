import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredProgramme } from '../../../../shared/domain/loudspeakers/programme.ts'
import {
  parsePlayRef,
  playRef,
  villageDocument,
  yieldings,
} from '../../../../shared/domain/loudspeakers/programme-document.ts'
import { county, day, item, province, stored, town, village } from '../support/programmes.ts'

const documentOf = (...programmes: StoredProgramme[]) =>
  villageDocument({ village, programmes, utcOffsetMinutes: 480, day })

describe('what is retained of a village', () => {
  it('is nothing while nobody ever said anything for it', () => {
    expect(documentOf(stored('430182102000', [item('a')]))).toBeUndefined()
  })

  it('is its own items and those of everything above it, the higher first, then by time', () => {
    const document = documentOf(
      stored(village, [item('own', { at: '06:40' })]),
      stored(town, [item('evening', { at: '18:00' }), item('morning')]),
      stored(county, [item('county')]),
      stored('430182102000', [item('elsewhere')]),
    )
    expect(document?.items.map(({ ref, authority }) => `${authority} ${ref}`)).toEqual([
      `county programme/${county}/county`,
      `town programme/${town}/morning`,
      `town programme/${town}/evening`,
      `village programme/${village}/own`,
    ])
  })

  it('a lower level cannot take away what a higher one says, not even under the same name', () => {
    const document = documentOf(
      stored(county, [item('a', { title: '县' })]),
      stored(village, [item('a', { title: '村' })]),
    )
    expect(document?.items.map(({ title }) => title)).toEqual(['县', '村'])
  })

  it('is told when all of it is cleared', () => {
    expect(documentOf(stored(village, [], { version: 2 }))).toMatchObject({ version: 2, items: [] })
  })

  it('the lowest cap of all levels holds; a terminal’s own comes from its village', () => {
    const document = documentOf(
      stored(province, [], { cap: 90 }),
      stored(county, [], { cap: 60 }),
      stored(village, [], { cap: 80, caps: { 't-1': 30 } }),
    )
    expect(document).toMatchObject({ cap: 60, caps: { 't-1': 30 } })
  })

  it('whatever level changes, and in whatever order they are read, the version grows', () => {
    const versions = fc.array(fc.nat(5), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(versions, fc.nat(2), (before, changed) => {
        const at = (numbers: number[]) =>
          documentOf(...[village, town, county].map((place, n) => stored(place, [], { version: numbers[n] ?? 0 })))
        const after = before.map((version, n) => (n === changed ? version + 1 : version))
        expect(at(after)?.version).toBe((at(before)?.version ?? 0) + 1)
      }),
    )
  })
})

describe('an item that meets a higher one', () => {
  it('is kept, and whoever sets it is told what goes before it', () => {
    const own = stored(village, [item('own', { at: '07:00' }), item('noon', { at: '12:00' })])
    expect(yieldings(own, [stored(county, [item('county', { at: '06:59', seconds: 61 })]), own])).toEqual([
      { item: 'own', to: county, toItem: 'county' },
    ])
  })
})

describe('the reference of a play report', () => {
  it('names the item, and the day and time at which it was due', () => {
    const ref = playRef({ ref: `programme/${town}/a`, at: '07:00' }, '2026-07-06')
    expect(ref).toBe('programme/430182101000/a/2026-07-06T07:00')
    expect(parsePlayRef(ref)).toEqual({ source: town, item: 'a', day: '2026-07-06', at: '07:00' })
  })

  it.each(['w1/1/430182/0/430182101001/loudspeaker/0', 'programme/43/a/2026-07-06T07:00', 'programme', ''])(
    '%j is of no programme',
    ref => {
      expect(parsePlayRef(ref)).toBeUndefined()
    },
  )
})
