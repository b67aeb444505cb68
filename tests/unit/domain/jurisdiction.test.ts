import { describe, expect, it } from 'vitest'
import { covers, coversAll } from '../../../shared/domain/jurisdiction.ts'
import { maySee } from '../../../shared/domain/series/may-see.ts'

describe('an area', () => {
  it.each([
    ['', '430182', true],
    ['43', '430182', true],
    ['430182', '430182101001', true],
    ['430182101', '430182', false],
    ['430182', '430181', false],
    ['1525', 'G-152529-chagan', true],
    ['43', 'G-152529-chagan', false],
  ])('%j covers %s: %s', (area, code, expected) => {
    expect(covers({ area }, code)).toBe(expected)
  })

  it('must cover every county of a warning', () => {
    expect(coversAll({ area: '43' }, ['430182', '430181'])).toBe(true)
    expect(coversAll({ area: '430182' }, ['430182', '430181'])).toBe(false)
  })

  it('of the whole country alone sees a warning that concerns no county', () => {
    expect(coversAll({ area: '' }, [])).toBe(true)
    expect(coversAll({ area: '43' }, [])).toBe(false)
  })
})

describe('a warning', () => {
  const national = { id: 'nation', area: '' }
  const county = { id: 'county', area: '430182' }
  const author = { id: 'met-office', area: '4301' }
  const warning = { source: 'met-office', sourceArea: '4301', counties: ['430182', '430181'] }

  it.each([
    ['whoever covers all its counties', national, warning, true],
    ['whoever covers one of them', county, warning, false],
    ['whoever covers its only one', county, { ...warning, counties: ['430182'] }, true],
    ['its author, whatever it concerns', { ...author, area: '43' }, warning, true],
    [
      'the area of its author, while it concerns nobody',
      { id: 'officer', area: '4301' },
      { ...warning, counties: [] },
      true,
    ],
    ['no other area, while it concerns nobody', county, { ...warning, counties: [] }, false],
  ])('is shown to %s', (_, holder, of, shown) => {
    expect(maySee(holder, of)).toBe(shown)
  })
})
