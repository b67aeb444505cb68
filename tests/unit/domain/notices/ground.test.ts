import { describe, expect, test } from 'vitest'
import { Notice } from '../../../../shared/domain/calendar/notice.ts'
import type { PlacedRule } from '../../../../shared/domain/calendar/occurrences.ts'
import type { Colour } from '../../../../shared/domain/colour.ts'
import { groundOf, holders } from '../../../../shared/domain/notices/ground.ts'

const [heavyRain, heat] = ['11B03', '11B09']
const rulesOf = (id: string, ...rules: [id: string, when: string][]): PlacedRule[] => {
  const notice = Notice.parse({
    ...{ id, name: { zh: '提醒', en: 'Notice' }, audience: ['resident'], channels: ['sms'], texts: { zh: '请注意。' } },
    rules: rules.map(([rule, when]) => ({ id: rule, when })),
  })
  const jurisdiction = {
    ...{ area: '430182', name: { zh: '宁乡市', en: 'Ningxiang' }, zone: 'Asia/Shanghai', signature: '宁乡应急' },
    ...{ without: [], notices: [] },
  }
  return notice.rules.map(rule => ({ jurisdiction, notice, rule }))
}
const rules = [
  ...rulesOf(
    'rain',
    ['yellow', `condition ${heavyRain} >=yellow 07:00`],
    ['orange', `condition ${heavyRain} >=orange 07:00`],
  ),
  ...rulesOf('over', ['clear', 'cancel-of rain 07:00']),
  ...rulesOf('day', ['eve', 'fixed 05-11 09:00']),
]
const series = (warning: string, colour: Colour, ...eventCodes: string[]) => ({
  ...{ warning, colour },
  dangers: [{ eventCodes, colour }],
})
const follows = (rule: 'condition' | 'cancel-of', key: string) => ({ key, cause: { rule, warnings: ['w1'] } })
const condition = follows('condition', 'rain/yellow/w1')
const allClear = follows('cancel-of', 'over/clear/w1')

describe('what a notice follows', () => {
  test.each([
    ['its own warning in force', condition, [series('w1', 'yellow', heavyRain)], 'stands'],
    ['a worse one', condition, [series('w1', 'red', heavyRain)], 'stands'],
    ['another series of the same, its own being over', condition, [series('w2', 'yellow', heavyRain)], 'stands'],
    ['one of several events of an Alert', condition, [series('w1', 'orange', heat, heavyRain)], 'stands'],
    ['a lower colour', condition, [series('w1', 'blue', heavyRain)], 'lost'],
    ['another hazard', condition, [series('w1', 'red', heat)], 'lost'],
    ['nothing in force', condition, [], 'lost'],
    [
      'a rule that the book no longer has',
      follows('condition', 'rain/gone/w1'),
      [series('w1', 'red', heavyRain)],
      'lost',
    ],
    [
      'a rule that is one of another kind by now',
      follows('condition', 'over/clear/w1'),
      [series('w1', 'red', heavyRain)],
      'lost',
    ],
    ['for an all-clear: nothing in force', allClear, [], 'stands'],
    ['for an all-clear: another hazard', allClear, [series('w2', 'red', heat)], 'stands'],
    ['for an all-clear: too low a colour', allClear, [series('w2', 'blue', heavyRain)], 'stands'],
    ['for an all-clear: a second warning of the same', allClear, [series('w2', 'yellow', heavyRain)], 'lost'],
    ['for an all-clear: a rule that is gone', follows('cancel-of', 'over/gone/w1'), [], 'lost'],
  ] as const)('%s', (_, planned, standing, ground) => {
    expect(groundOf(planned, rules, standing)).toBe(ground)
  })

  test('a notice of the calendar follows nothing: it stands', () => {
    expect(groundOf({ key: 'day/eve/fixed 2026' }, rules, [])).toBe('stands')
  })

  test('an all-clear that is not planned yet is asked for by what it takes back', () => {
    const cause = { rule: 'cancel-of' as const, warnings: [] }
    const ground = (notices: string[]) => groundOf({ cause, notices }, rules, [series('w2', 'yellow', heavyRain)])
    expect([ground(['rain']), ground(['day'])]).toEqual(['lost', 'stands'])
  })
})

describe('who holds a notice', () => {
  const inForce = [
    series('w1', 'orange', heavyRain),
    series('w2', 'red', heat),
    series('w3', 'yellow', heat),
    series('w4', 'blue', heavyRain),
  ]
  test.each([
    ['of the calendar: every orange and red series', { key: 'day/eve/fixed 2026' }, ['w1', 'w2']],
    ['that follows a warning: those of something else', condition, ['w2']],
    ['that takes one back: every orange and red series', allClear, ['w1', 'w2']],
    [
      'whose rule the book no longer has: every orange and red series',
      follows('condition', 'rain/gone/w1'),
      ['w1', 'w2'],
    ],
  ])('%s', (_, planned, expected) => {
    expect(holders(planned, rules, inForce, ['red', 'orange'])).toEqual(expected)
  })

  test('a series of what it is about, and of more, does not hold it', () => {
    expect(holders(condition, rules, [series('w1', 'red', heat, heavyRain)], ['red', 'orange'])).toEqual([])
  })
})
