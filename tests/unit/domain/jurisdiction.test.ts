import { describe, expect, it } from 'vitest'
import { covers, coversAll } from '../../../shared/domain/jurisdiction.ts'

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
