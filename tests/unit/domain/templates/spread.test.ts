import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEnoughFor, spread } from '../../../../shared/domain/templates/spread.ts'
import { sentencesOf } from '../../../../shared/domain/text/sentences.ts'

describe('a text over several variables', () => {
  it.each([
    ['one sentence in one', '遇险拨打119。', [35], ['遇险拨打119']],
    ['two sentences in one', '关火断电。遇险拨打119。', [35], ['关火断电。遇险拨打119']],
    ['a list at its marks', '1.停止集会；2.关火断电；3.不外出。', [8, 16], ['1.停止集会', '2.关火断电；3.不外出']],
    [
      'a long sentence at its commas',
      '危险区群众请立即转移，遇险拨打119。',
      [12, 12],
      ['危险区群众请立即转移', '遇险拨打119'],
    ],
    ['a decimal is never parted', '雨量已达5.5毫米，请转移。', [9, 9], ['雨量已达5.5毫米', '请转移']],
    ['at the better mark where there is one', '停课、停业。转移，避险。', [6, 6], ['停课、停业', '转移，避险']],
  ])('%s', (_, text, limits, values) => {
    expect(spread(sentencesOf(text), limits)).toEqual(values)
  })

  it('whole sentences are left out at the end where they do not all fit', () => {
    expect(spread(sentencesOf('请立即转移。不要回家取物。遇险拨打119。'), [6])).toEqual(['请立即转移'])
  })

  it.each([
    ['a first sentence that is too long and has no mark', '危险区群众请立即转移到安置点。', [10]],
    ['too little to say for so many variables, of which none may be empty', '请转移。', [35, 35]],
    ['nothing to say', '', [35]],
  ])('%s does not fit', (_, text, limits) => {
    expect(spread(sentencesOf(text), limits)).toBeUndefined()
  })

  it('there is enough for as many variables as there are clauses', () => {
    const sentences = sentencesOf('停课、停业。转移，避险。')
    expect([1, 4, 5].map(count => isEnoughFor(sentences, count))).toEqual([true, true, false])
    expect(isEnoughFor([], 1)).toBe(false)
  })

  it('every value is within its limit and not empty, and together they are a beginning of the text', () => {
    const text = fc
      .array(fc.stringMatching(/^[一-十]{1,9}[，；。、：！]$/), { minLength: 1, maxLength: 12 })
      .map(parts => parts.join(''))
    const limits = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(text, limits, (text, limits) => {
        const found = spread(sentencesOf(text), limits)
        if (!found) return
        expect(found).toHaveLength(limits.length)
        for (const [index, value] of found.entries()) {
          expect(value.length).toBeGreaterThan(0)
          expect(value.length).toBeLessThanOrEqual(limits[index] ?? 0)
        }
        const words = (one: string) => one.replace(/[，；。、：！]/g, '')
        expect(words(text).startsWith(words(found.join('')))).toBe(true)
      }),
    )
  })
})
