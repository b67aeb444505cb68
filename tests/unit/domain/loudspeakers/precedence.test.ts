import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorities } from '../../../../shared/domain/loudspeakers/authority.ts'
import { loudnessOf } from '../../../../shared/domain/loudspeakers/loudness.ts'
import {
  byPrecedence,
  interruption,
  precedence,
  type Speech,
} from '../../../../shared/domain/loudspeakers/precedence.ts'

const priorities = ['red', 'orange', 'yellow', 'blue', 'notice'] as const
const warning = (priority: (typeof priorities)[number], more: Partial<Speech & { kind: 'warning' }> = {}): Speech => ({
  ...{ kind: 'warning', priority, issuedAt: 1000 },
  ...more,
})
const talk = (authority: (typeof authorities)[number], startsAt = 1000): Speech => ({
  kind: 'programme',
  authority,
  startsAt,
})

describe('of two that want the loudspeaker', () => {
  it.each<[string, Speech, Speech, string, string]>([
    ['a red warning goes before a talk', talk('province'), warning('red'), 'latter', 'warning-over-programme'],
    ['even a notice goes before a talk', warning('notice'), talk('province'), 'former', 'warning-over-programme'],
    ['red before orange', warning('orange'), warning('red'), 'latter', 'higher-colour'],
    ['yellow before blue', warning('yellow'), warning('blue'), 'former', 'higher-colour'],
    ['blue before a notice', warning('notice'), warning('blue'), 'latter', 'higher-colour'],
    [
      'a colour counts more than an authority',
      warning('orange', { authority: 'province' }),
      warning('red', { authority: 'village' }),
      'latter',
      'higher-colour',
    ],
    [
      'of one colour the city before the county',
      warning('red', { authority: 'county', issuedAt: 2000 }),
      warning('red', { authority: 'city' }),
      'latter',
      'higher-authority',
    ],
    ['the county’s talk before the village’s', talk('village', 2000), talk('county'), 'latter', 'higher-authority'],
    ['of equals the newer warning', warning('red'), warning('red', { issuedAt: 2000 }), 'latter', 'newer'],
    ['of equals the newer talk', talk('town', 2000), talk('town'), 'former', 'newer'],
    ['of the same age as they came', warning('red'), warning('red'), 'former', 'as-they-came'],
  ])('%s', (_, former, latter, first, reason) => {
    expect(precedence(former, latter)).toEqual({ first, reason })
  })
})

describe('what comes while something is said', () => {
  it.each<[string, Speech, Speech, object]>([
    [
      'a warning cuts a talk, which resumes',
      talk('county'),
      warning('blue'),
      { verdict: 'interrupts', after: 'resumes' },
    ],
    ['red cuts orange, which resumes', warning('orange'), warning('red'), { verdict: 'interrupts', after: 'resumes' }],
    ['orange waits for red', warning('red'), warning('orange'), { verdict: 'waits', reason: 'higher-colour' }],
    ['red waits for red', warning('red'), warning('red', { issuedAt: 2000 }), { verdict: 'waits', reason: 'newer' }],
    [
      'nothing of one colour is cut, not even by a higher authority',
      warning('red', { authority: 'county' }),
      warning('red', { authority: 'province' }),
      { verdict: 'waits', reason: 'higher-authority' },
    ],
    [
      'the county’s talk ends the village’s',
      talk('village'),
      talk('county'),
      { verdict: 'interrupts', after: 'dropped' },
    ],
    [
      'the newer talk ends one that overran',
      talk('town'),
      talk('town', 9000),
      { verdict: 'interrupts', after: 'dropped' },
    ],
    ['the village’s talk waits for the county’s', talk('county'), talk('village', 9000), { verdict: 'waits' }],
    ['a talk waits for a notice', warning('notice'), talk('province', 9000), { verdict: 'waits' }],
  ])('%s', (_, speaking, comes, verdict) => {
    expect(interruption(speaking, comes)).toMatchObject(verdict)
  })

  const speech = fc.oneof(
    fc.record({
      kind: fc.constant('warning' as const),
      priority: fc.constantFrom(...priorities),
      authority: fc.constantFrom(...authorities),
      issuedAt: fc.nat(3),
    }),
    fc.record({
      kind: fc.constant('programme' as const),
      authority: fc.constantFrom(...authorities),
      startsAt: fc.nat(3),
    }),
  )
  it('two never cut each other', () => {
    fc.assert(
      fc.property(speech, speech, (a, b) => {
        const both = [interruption(a, b), interruption(b, a)].filter(({ verdict }) => verdict === 'interrupts')
        expect(both.length).toBeLessThan(2)
      }),
    )
  })

  it('the order is one order: whoever goes before b, and b before c, goes before c', () => {
    fc.assert(
      fc.property(speech, speech, speech, (a, b, c) => {
        if (byPrecedence(a, b) < 0 && byPrecedence(b, c) < 0) expect(byPrecedence(a, c)).toBeLessThan(0)
        expect(Math.sign(byPrecedence(a, b)) + Math.sign(byPrecedence(b, a))).toBe(0)
      }),
    )
  })

  it('red is cut by nothing', () => {
    fc.assert(
      fc.property(speech, comes => {
        expect(interruption(warning('red'), comes).verdict).toBe('waits')
      }),
    )
  })
})

describe('how loud', () => {
  it.each([
    ['red, whatever the caps', { kind: 'warning', priority: 'red' }, 20, 100, 'red-ignores-caps'],
    ['orange under its own', { kind: 'warning', priority: 'orange' }, 100, 90, 'warning'],
    ['orange beside the clinic', { kind: 'warning', priority: 'orange' }, 40, 40, 'capped'],
    ['a talk as it was set', { kind: 'programme', volume: 55 }, 80, 55, 'item'],
    ['a talk above the cap', { kind: 'programme', volume: 95 }, 80, 80, 'capped'],
  ] as const)('%s', (_, speech, cap, volume, reason) => {
    expect(loudnessOf(speech, cap)).toEqual({ volume, reason })
  })
})
