import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Holiday } from '../../../../shared/domain/calendar/festivals.ts'
import { parseRule } from '../../../../shared/domain/calendar/parse-rule.ts'
import { Rule } from '../../../../shared/domain/calendar/rule.ts'
import { ruleReasons } from '../../../../shared/domain/calendar/rule-problem.ts'
import { solarTerms } from '../../../../shared/domain/calendar/solar-terms.ts'
import { writeRule } from '../../../../shared/domain/calendar/write-rule.ts'
import { rules } from './rules.ts'

const refusal = (text: string): string => {
  const read = parseRule(text)
  return read.kind === 'refused' ? `${read.code} ${read.at}` : `read: ${writeRule(read.rule)}`
}

describe('a rule of the calendar', () => {
  test.each([
    ['fixed 05-11 09:00', { kind: 'fixed', month: 5, day: 11, offset: 0, time: '09:00' }],
    ['lunar 06-15 +leap -1d 09:00', { kind: 'lunar', month: 6, day: 15, leapToo: true, offset: -1, time: '09:00' }],
    ['solar-term 清明 -3d 09:00', { kind: 'solar-term', term: '清明', offset: -3, time: '09:00' }],
    ['holiday 春节 end +1d 15:00', { kind: 'holiday', holiday: '春节', border: 'end', offset: 1, time: '15:00' }],
    ['season flood start -7d 09:00', { kind: 'season', season: 'flood', border: 'start', offset: -7, time: '09:00' }],
    [
      'condition 11B03|11A51 >=yellow 07:00',
      { kind: 'condition', hazards: ['11B03', '11A51'], colour: 'yellow', time: '07:00' },
    ],
    ['cancel-of R09|R16 07:00', { kind: 'cancel-of', notices: ['R09', 'R16'], time: '07:00' }],
    [
      'fixed 11-01 09:00 America/New_York',
      { kind: 'fixed', month: 11, day: 1, offset: 0, time: '09:00', zone: 'America/New_York' },
    ],
  ])('%s', (text, rule) => {
    expect(parseRule(text)).toEqual({ kind: 'parsed', rule: Rule.parse(rule) })
  })

  test('a window begins and ends on days or solar terms, and has turns by week or by month', () => {
    expect(parseRule('window 冬至+1d..02-28 fri,mon,mon 09:00')).toMatchObject({
      rule: { from: { term: '冬至', offset: 1 }, until: { month: 2, day: 28 }, every: { weekdays: [1, 5] } },
    })
    expect(parseRule('window 06-01..09-30 day-31 09:00')).toMatchObject({ rule: { every: { dayOfMonth: 31 } } })
  })

  test.each([
    ['', 'empty-rule 1'],
    ['  ', 'empty-rule 1'],
    ['yearly 05-11 09:00', 'unknown-kind 1'],
    ['toString 05-11 09:00', 'unknown-kind 1'],
    ['fixed 05-11', 'missing-part 12'],
    ['fixed', 'missing-part 6'],
    ['fixed 05-11 09:00 Asia/Shanghai now', 'left-over 33'],
    ['fixed 5-11 09:00', 'not-a-date 7'],
    ['fixed 02-30 09:00', 'no-such-day 7'],
    ['fixed 13-01 09:00', 'no-such-day 7'],
    ['lunar 01-31 09:00', 'no-such-day 7'],
    ['solar-term 冬天 09:00', 'unknown-solar-term 12'],
    ['holiday 五一 start 09:00', 'unknown-holiday 9'],
    ['holiday 春节 eve 09:00', 'not-a-border 12'],
    ['season Flood start 09:00', 'not-a-season 8'],
    ['fixed 05-11 -1w 09:00', 'not-an-offset 13'],
    ['fixed 05-11 -61d 09:00', 'offset-too-large 13'],
    ['window 03-01 mon 08:00', 'not-a-window 8'],
    ['window 03-01..04-31 mon 08:00', 'no-such-day 8'],
    ['window 03-01..04-30 monday 08:00', 'not-a-turn 21'],
    ['window 03-01..04-30 day-32 08:00', 'no-such-day 21'],
    ['condition rain >=yellow 07:00', 'not-a-hazard 11'],
    ['condition 11B03 yellow 07:00', 'not-a-colour 17'],
    ['condition 11B03 >=none 07:00', 'not-a-colour 17'],
    ['cancel-of R09,R16 07:00', 'not-a-notice 11'],
    ['fixed 05-11 24:00', 'not-a-time 13'],
    ['fixed 05-11 09:00 Beijing', 'unknown-zone 19'],
  ])('“%s” is refused: %s', (text, reason) => {
    expect(refusal(text)).toBe(reason)
  })

  test('a refusal is one sentence that names the place and the word', () => {
    expect(parseRule('holiday 五一 start 09:00')).toMatchObject({
      message: 'Character 9, “五一”: none of the statutory holidays.',
    })
  })

  test('whatever text it is given, it is read or refused with a reason of the list, and never fails', () => {
    const words = ['fixed', 'lunar', 'window', 'holiday', ...Holiday.options, ...solarTerms.slice(0, 3)]
    const word = fc.oneof(fc.constantFrom(...words, '05-11', '-1d', '09:00', 'start', '..', 'mon'), fc.string())
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), parts => {
        const read = parseRule(parts.join(' '))
        if (read.kind === 'refused') expect(Object.keys(ruleReasons)).toContain(read.code)
      }),
      { numRuns: 300 },
    )
  })

  test('what is written of a rule is read as the same rule', () => {
    fc.assert(
      fc.property(rules, rule => {
        expect(parseRule(writeRule(rule))).toEqual({ kind: 'parsed', rule })
      }),
      { numRuns: 300 },
    )
  })
})
