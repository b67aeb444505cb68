import { describe, expect, it } from 'vitest'
import { Colour } from '../../../shared/domain/colour.ts'
import { Listener, Policy } from '../../../shared/domain/policy.ts'
import { defaultPolicy } from '../../../shared/policy/default-policy.ts'
import { eventCodeNames as eventNames, warningSignals } from '../../../shared/policy/hazards.ts'
import { warningLevels } from '../../../shared/policy/warning-levels.ts'

describe('the policy as data', () => {
  it('is what its schema says, and can be stored and read again', () => {
    expect(Policy.parse(JSON.parse(JSON.stringify(defaultPolicy)))).toEqual(defaultPolicy)
  })

  it.each([
    ['a colour without a row', { channels: { red: defaultPolicy.channels.red } }],
    ['an hour that is none', { day: { from: '6:30', until: '21:30' } }],
    ['a listener that is none', { channels: { ...defaultPolicy.channels, red: { day: { pigeons: 1 }, night: {} } } }],
    ['a share above the whole', { proof: { playedShare: 1.5 } }],
  ])('%s is not a policy', (_, wrong) => {
    expect(Policy.safeParse({ ...defaultPolicy, ...wrong }).success).toBe(false)
  })

  it('every hazard that wakes a village has a name in the code list', () => {
    for (const code of defaultPolicy.nightHazards.eventCodes) expect(eventNames[code], code).toBeDefined()
    expect(defaultPolicy.nightHazards.eventCodes.map(code => eventNames[code])).toContain('暴雨事件')
  })

  it('a louder colour never addresses fewer, nor says it less often', () => {
    const { blue, yellow, orange, red } = defaultPolicy.channels
    for (const [quiet, loud] of [[blue, yellow] as const, [yellow, orange] as const, [orange, red] as const])
      for (const time of ['day', 'night'] as const)
        for (const listener of Listener.options)
          expect(loud[time][listener] ?? 0).toBeGreaterThanOrEqual(quiet[time][listener] ?? 0)
  })

  it('each colour but the notice has its level', () => {
    expect(warningLevels.map(({ colour }) => colour)).toEqual(Colour.options.filter(colour => colour !== 'none'))
    expect(warningLevels.map(({ roman }) => roman)).toEqual(['I', 'II', 'III', 'IV'])
  })

  it('the fourteen national signals are in the code list, with their colours', () => {
    expect(warningSignals).toHaveLength(14)
    for (const { code, name, colours } of warningSignals) {
      expect(eventNames[code]).toMatch(new RegExp(`^${name}`))
      expect(colours.length).toBeGreaterThan(1)
      expect(colours).toEqual(Colour.options.filter(colour => colours.includes(colour)))
    }
  })
})
