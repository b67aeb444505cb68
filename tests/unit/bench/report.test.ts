import { describe, expect, test } from 'vitest'
import { evidenceOf, figures, medianOf, phonesPerSecond } from '../../bench/report/figures.ts'
import { documentOf, type Run, render } from '../../bench/report/render.ts'
import type { Round } from '../../bench/round/measured.ts'
import { aRound, ceilings } from './rounds.ts'

const machine = {
  processor: 'Some Processor',
  cores: 2,
  memoryGiB: 24,
  system: 'Linux 6',
  node: 'v24',
  java: '17',
  loadAverage: [0.5, 0.25, 0.125],
}
const runOf = (...rounds: Round[]): Run => ({
  county: 'demo',
  machine,
  ceilings,
  settings: [{ poll: 'tight', rounds }],
})
const rounds = [
  aRound({ name: 'warm-up', firstSendMs: 900 }),
  aRound({ name: '1', firstSendMs: 120 }),
  aRound({ name: '2', firstSendMs: 5, voidBecause: ['sms: 1 unmarked'] }),
  aRound({ name: '3', firstSendMs: 140 }),
]
const named = (name: string) => {
  const found = figures.find(one => one.name === name)
  if (!found) throw new Error(`no figure is called ${name}`)
  return found
}

describe('figures', () => {
  test('the warm-up and void rounds are in no median', () => {
    expect(medianOf(named('first send'), rounds, ceilings)).toBe(130)
  })

  test('the rate of phones is from the first phone to the last', () => {
    expect(phonesPerSecond(aRound())).toBe(500)
    expect(named('÷ SNS client, one process').of(aRound(), ceilings)).toBe(0.25)
    expect(named('÷ DynamoDB Local, writes').of(aRound(), ceilings)).toBe(0.125)
  })

  test('the lead counts from the later of loudspeakers and rooms', () => {
    expect(named('last phone after those').of(aRound(), ceilings)).toBeCloseTo(0.6)
    expect(named('last phone after those').of(aRound({ lastRoomS: 3.1 }), ceilings)).toBeCloseTo(-1)
  })

  test('a round that never came so far has no figure', () => {
    const { lastPhoneS: _, ...rest } = aRound()
    expect(phonesPerSecond(rest)).toBeUndefined()
  })

  test('void rounds alone are no evidence', () => {
    expect(
      evidenceOf('tight', [aRound({ voidBecause: ['x'] }), aRound({ name: 'warm-up' })], ceilings, 2),
    ).toBeUndefined()
  })
})

describe('the report', () => {
  const text = render(runOf(...rounds))

  test('shows every round, the median, and which of them is void and why', () => {
    expect(text).toMatch(/warm-up\s+1\s+2 VOID\s+3\s+median/)
    expect(text).toMatch(/first send\s+ms\s+900\s+120\s+5\s+140\s+130/)
    expect(text).toContain('Round 2 is void: sms: 1 unmarked.')
  })

  test('shows the machine, the ceilings and one bound for each figure', () => {
    expect(text).toContain('Some Processor, 2 cores, 24.0 GiB, Linux 6, Node.js v24, Java 17')
    expect(text).toMatch(/SNS client to the field, two processes\s+2,500\s+420/)
    for (const { name } of figures) expect(text).toMatch(new RegExp(`^  ${name}: .+\\.$`, 'm'))
  })

  test('shows memory of functions apart from Java, the broker and the field', () => {
    expect(text).toMatch(/functions, PSS\s+MiB\s+640/)
    for (const group of ['java', 'broker', 'field', 'runtime'])
      expect(text).toMatch(new RegExp(`PSS of ${group}\\s+MiB\\s+100`))
  })

  test('lists the hungriest first, and nobody who took next to nothing', () => {
    expect(text.indexOf('CPU of java')).toBeLessThan(text.indexOf('CPU of function send-sms'))
    expect(text).not.toContain('CPU of tick')
  })

  test('says so when no round counts', () => {
    expect(render(runOf(aRound({ voidBecause: ['x'] })))).toContain('No round counts, so there is no figure.')
  })

  test('is one JSON document for machines, a figure without a value null', () => {
    const text = JSON.stringify(documentOf(runOf(aRound({ voidBecause: ['x'] }))))
    expect(JSON.parse(text).settings[0]).toMatchObject({ poll: 'tight', void: 1, medians: { 'first send': null } })
  })
})
