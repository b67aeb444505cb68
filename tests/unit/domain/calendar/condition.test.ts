import { describe, expect, test } from 'vitest'
import { isMet, timeAfter } from '../../../../shared/domain/calendar/condition.ts'
import { parseRule } from '../../../../shared/domain/calendar/parse-rule.ts'
import { defaultPolicy } from '../../../../shared/policy/default-policy.ts'

const read = parseRule('condition 11B03|11A51 >=yellow 07:00')
const rule = read.kind === 'parsed' && read.rule.kind === 'condition' ? read.rule : undefined

describe('a condition', () => {
  test.each([
    [['11B03'], 'yellow', true],
    [['11B99', '11A51'], 'red', true],
    [['11B03'], 'blue', false],
    [['11B03'], 'none', false],
    [['11B09'], 'red', false],
    [[], 'red', false],
  ] as const)('a warning of %j in %s calls for it: %s', (codes, colour, expected) => {
    expect(rule && isMet(rule, codes, colour)).toBe(expected)
  })

  test.each([
    ['at once by day', '2026-07-01T14:20', '2026-07-01T14:20'],
    ['at once from the first minute of the day on', '2026-07-01T06:30', '2026-07-01T06:30'],
    ['in the evening: at 07:00 of the next day', '2026-07-01T21:30', '2026-07-02T07:00'],
    ['in the early morning: at 07:00 of the same day', '2026-07-01T03:00', '2026-07-01T07:00'],
    ['on the last night of the year: on the first morning', '2026-12-31T23:59', '2027-01-01T07:00'],
  ])('is told %s', (_, since, expected) => {
    const at = rule && timeAfter(rule, Date.parse(`${since}+08:00`), defaultPolicy.zone, defaultPolicy.day)
    expect(at).toBe(Date.parse(`${expected}+08:00`))
  })
})
