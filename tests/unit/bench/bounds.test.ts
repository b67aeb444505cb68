import { describe, expect, test } from 'vitest'
import * as bounds from '../../bench/report/bounds.ts'
import { evidenceOf } from '../../bench/report/figures.ts'
import { aRound, ceilings } from './rounds.ts'

const evidence = (changes: Partial<bounds.Evidence> = {}): bounds.Evidence => {
  const found = evidenceOf('tight', [aRound()], ceilings, 2)
  if (!found) throw new Error('one good round is evidence')
  return { ...found, ...changes }
}

describe('what bounds the phones', () => {
  test('the rate, when nine tenths of it are used', () => {
    expect(bounds.phones(evidence({ phonesPerSecond: 2_700, ownShare: 1 }))).toContain('rate that the stack is told')
  })

  test('the processor, when it is used up, whoever uses it', () => {
    const sentence = bounds.phones(evidence({ phonesPerSecond: 2_699, ownShare: 0.65, othersShare: 0.3 }))
    expect(sentence).toMatch(/^the processor:/)
    expect(sentence).toContain('the 2 cores were 65 % ours and 30 % somebody else')
    expect(sentence).toContain('most of it function send-sms (2.0 of 3.0 s)')
  })

  test('waiting, when neither is used up', () => {
    expect(bounds.phones(evidence({ phonesPerSecond: 500, ownShare: 0.5, othersShare: 0 }))).toContain('waiting')
  })
})

test('shares are of all cores, over the time to the last phone', () => {
  const { ownShare, othersShare } = evidence()
  expect([ownShare, othersShare]).toEqual([0.75, 0.125])
})

test('the poll is the bound of the first send only where there is one', () => {
  expect(bounds.firstSend(evidence({ poll: 'aws' }))).toContain('250 ms')
  expect(bounds.firstSend(evidence())).not.toContain('250 ms')
})

test('receipts wait for the slowest phone, and else for whoever writes them', () => {
  expect(bounds.receipts(evidence({ receiptsAfterPhonesS: 4.9 }))).toMatch(/^the field:/)
  expect(bounds.receipts(evidence({ receiptsAfterPhonesS: 9 }))).toMatch(/^writing: .* 9\.0 s after the last phone$/)
})

test('a run beside somebody else says that it is not to be quoted', () => {
  expect(bounds.disturbance(evidence({ othersShare: 0.1 }))).toBeUndefined()
  expect(bounds.disturbance(evidence({ othersShare: 0.25 }))).toContain('25 %')
})

test('the hungriest until the last phone need not be the hungriest of the round', () => {
  expect(bounds.cpu(evidence())).toBe('most of it function send-sms (2.0 of 3.0 s)')
  expect(bounds.cpuOfRound(evidence())).toBe('most of it java (3.0 of 5.0 s)')
})

test('memory is that of the processes', () => {
  expect(bounds.memory(evidence())).toContain('16 processes of Node.js, 40 MiB each')
})
