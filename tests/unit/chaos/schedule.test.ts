import { describe, expect, it } from 'vitest'
import { readArguments } from '../../chaos/arguments.ts'
import { faults } from '../../chaos/faults/index.ts'
import { randomOf } from '../../chaos/random.ts'
import { scheduleOf } from '../../chaos/wire/schedule.ts'

describe('the schedule of faults', () => {
  it.each(faults.map(fault => [fault.name, fault] as const))('%s: is the same for the same seed', (_, fault) => {
    const planned = (seed: number) => [
      fault.strikes(randomOf(seed)),
      fault.clockOffMinutes?.(randomOf(seed)),
      fault.expiresAfterSeconds?.(randomOf(seed)),
    ]
    expect(planned(7)).toEqual(planned(7))
    expect(fault.strikes(randomOf(7)).length).toBeGreaterThan(0)
    expect(fault.strikes(randomOf(7)).every(({ nth }) => nth >= 1)).toBe(true)
  })

  it('is another for another seed', () => {
    const all = (seed: number) => faults.map(({ strikes }) => strikes(randomOf(seed)))
    expect(all(1)).not.toEqual(all(2))
  })

  it('strikes the call that it names, and as many after it as it says', () => {
    const schedule = scheduleOf([
      { at: 'claim', nth: 2, times: 2, act: 'kill' },
      { at: 'claim', nth: 3, act: 'cancel' },
      { at: 'sms', nth: 1, act: 'reset' },
    ])
    const acts = () => schedule.due('claim').map(({ act }) => act)
    expect([acts(), acts(), acts(), acts()]).toEqual([[], ['kill'], ['kill', 'cancel'], []])
    expect(schedule.pending()).toMatchObject([{ at: 'sms' }])
  })

  it('strikes the call that carries the text that it names', () => {
    const schedule = scheduleOf([
      { at: 'sms', nth: 250, act: 'kill' },
      { at: 'sms', nth: 390, times: 20, act: 'fail-after' },
    ])
    const acts = () => schedule.due('sms', 200).map(({ act }) => act)
    expect([acts(), acts(), acts(), acts()]).toEqual([[], ['kill', 'fail-after'], ['fail-after'], []])
  })
})

describe('its command', () => {
  it('takes a seed, a number of people and faults', () => {
    const wanted = readArguments([
      '--seed',
      '7',
      '--recipients',
      '500',
      '--fault',
      'restart',
      '--sms',
      'tencent',
      '--json',
    ])
    expect(wanted).toMatchObject({
      seed: 7,
      recipients: 500,
      sms: 'tencent',
      faults: [{ name: 'restart' }],
      json: true,
    })
    expect(readArguments([])).toMatchObject({ seed: 1, sms: 'sns', faults, json: false })
    expect(readArguments(['--help'])).toBeUndefined()
  })
  it.each([
    ['--seed', 'x'],
    ['--recipients', '5'],
    ['--fault', 'rain'],
    ['--sms', 'pigeon'],
    ['--unknown', ''],
  ])('refuses %s %s in a sentence', (option, value) => {
    expect(() => readArguments([option, value])).toThrow(/\.$|'--unknown'/)
  })
})
