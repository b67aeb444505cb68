import { describe, expect, it } from 'vitest'
import { queuePlans, sendTimeoutSeconds } from '../../../../infra/queues.ts'
import { freshSheet } from '../../../../shared/domain/sheets/fresh-sheet.ts'
import type { Sheet } from '../../../../shared/domain/sheets/sheet.ts'
import { nextStep, type SheetStep } from '../../../../shared/domain/sheets/sheet-step.ts'
import { sheetId } from '../../../scenario/support/series.ts'

const now = 10_000
const unclaimed = freshSheet({ id: sheetId, seq: 2, dirRev: 1, msgType: 'Alert', exemptions: [undefined] })
const stored = (change: Partial<Sheet> = {}): Sheet => ({ ...unclaimed, rev: 1, ...change })
const live = { claim: { token: 'another', until: now + 4_200 } }
const over = { claim: { token: 'another', until: now } }

const steps: [string, Sheet, number, SheetStep][] = [
  ['that nobody has claimed yet', unclaimed, 2, { kind: 'claim' }],
  ['a later seq', stored(), 1, { kind: 'nothing', reason: 'overtaken' }],
  ['a later seq that is done', stored({ done: true }), 1, { kind: 'nothing', reason: 'overtaken' }],
  ['an earlier seq, free', stored(), 3, { kind: 'supersede' }],
  ['an earlier seq, done', stored({ done: true }), 3, { kind: 'supersede' }],
  ['an earlier seq, its worker alive', stored(live), 3, { kind: 'seal', seconds: 2 }],
  ['an earlier seq, its worker dead', stored(over), 3, { kind: 'supersede' }],
  ['done', stored({ done: true }), 2, { kind: 'nothing', reason: 'finished' }],
  ['done and sealed', stored({ done: true, seal: 3 }), 2, { kind: 'nothing', reason: 'finished' }],
  ['sealed, free', stored({ seal: 3 }), 2, { kind: 'nothing', reason: 'sealed' }],
  [
    'an earlier seq, sealed by this one, its worker alive',
    stored({ seal: 3, ...live }),
    3,
    { kind: 'seal', seconds: 4 },
  ],
  ['sealed, its worker alive', stored({ seal: 3, ...live }), 2, { kind: 'wait', seconds: 5 }],
  ['its worker alive', stored(live), 2, { kind: 'wait', seconds: 5 }],
  ['its worker dead', stored(over), 2, { kind: 'claim' }],
  ['free', stored(), 2, { kind: 'claim' }],
  ['sealed by this very seq', stored({ seal: 2 }), 2, { kind: 'claim' }],
]

describe('a worker that finds the sheet', () => {
  it.each(steps)('%s', (_, sheet, seq, step) => {
    expect(nextStep(sheet, seq, now)).toEqual(step)
  })

  it('of an earlier seq whose worker died at once has it long before its message would be a dead letter', () => {
    const until = now + (sendTimeoutSeconds + 5) * 1000
    let sheet = stored({ claim: { token: 'another', until } })
    let received = 1
    for (let at = now; ; received += 1) {
      const step = nextStep(sheet, 3, at)
      if (step.kind !== 'seal') break
      sheet = { ...sheet, seal: 3 }
      at += step.seconds * 1000
    }
    expect(received).toBeLessThanOrEqual(queuePlans['sms-urgent'].maxReceiveCount - 2)
  })
})
