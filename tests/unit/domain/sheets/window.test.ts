import { describe, expect, it } from 'vitest'
import type { Lane } from '../../../../shared/domain/channel.ts'
import { freshSheet } from '../../../../shared/domain/sheets/fresh-sheet.ts'
import type { HandOverResult } from '../../../../shared/domain/sheets/hand-over.ts'
import type { Mark } from '../../../../shared/domain/sheets/mark.ts'
import { allMarks, markAt } from '../../../../shared/domain/sheets/sheet-marks.ts'
import {
  backOffSeconds,
  closeWindow,
  endRest,
  markAfter,
  openWindow,
  recoverOpen,
  sendable,
} from '../../../../shared/domain/sheets/window.ts'
import { sheetId } from '../../../scenario/support/series.ts'

const open: Mark = { state: 'open', tries: 1, maybe: false, reason: 'none', seconds: 0 }
const maybe: Mark = { ...open, maybe: true, tries: 2 }
const accepted: HandOverResult = { outcome: 'accepted' }
const refused: HandOverResult = { outcome: 'refused', reason: 'invalid-address' }
const later: HandOverResult = { outcome: 'retry-later', reason: 'throttled' }
const lost: HandOverResult = { outcome: 'unknown', reason: 'timeout' }
const cutShort: HandOverResult = { outcome: 'unknown', reason: 'interrupted' }

const answers: [string, Mark, HandOverResult, Lane, Partial<Mark>][] = [
  ['accepted', open, accepted, 'urgent', { state: 'accepted', reason: 'none', maybe: false }],
  ['accepted after a doubt: the doubt remains', maybe, accepted, 'urgent', { state: 'accepted', maybe: true }],
  ['refused', open, refused, 'urgent', { state: 'failed', reason: 'invalid-address' }],
  ['refused after a doubt', maybe, refused, 'urgent', { state: 'unknown', reason: 'refused-after-maybe' }],
  ['put off', open, later, 'urgent', { state: 'retry', reason: 'throttled', maybe: false }],
  ['lost, urgent: once more', open, lost, 'urgent', { state: 'retry', maybe: true, reason: 'timeout' }],
  ['lost again, urgent', maybe, lost, 'urgent', { state: 'unknown', reason: 'timeout' }],
  ['lost, urgent, after it was put off twice: once more', { ...open, tries: 3 }, lost, 'urgent', { state: 'retry' }],
  ['cut short, urgent: once more', open, cutShort, 'urgent', { state: 'retry', maybe: true, reason: 'interrupted' }],
  ['cut short again, urgent: a third time', maybe, cutShort, 'urgent', { state: 'retry', maybe: true }],
  [
    'cut short three times, urgent',
    { ...maybe, tries: 3 },
    cutShort,
    'urgent',
    { state: 'unknown', reason: 'interrupted' },
  ],
  ['cut short, routine: never twice', open, cutShort, 'routine', { state: 'unknown', reason: 'interrupted' }],
  ['lost, routine: never twice', open, lost, 'routine', { state: 'unknown', reason: 'timeout' }],
]

const sheet = freshSheet({ id: sheetId, seq: 1, dirRev: 1, msgType: 'Alert', exemptions: Array(4) })
const send = () => ({ kind: 'send' }) as const

describe('what a carrier answers', () => {
  it.each(answers)('%s', (_, mark, result, lane, expected) => {
    expect(markAfter(mark, result, lane)).toMatchObject(expected)
  })
})

describe('a window', () => {
  it('opens the slots it names and counts their try', () => {
    const opened = openWindow(sheet, [1, 2])
    expect(allMarks(opened).map(({ state, tries }) => [state, tries])).toEqual([
      ['planned', 0],
      ['open', 1],
      ['open', 1],
      ['planned', 0],
    ])
  })

  it('closes with what was answered; a slot without an answer stays open', () => {
    const closed = closeWindow(openWindow(sheet, [0, 1]), {
      slots: [0, 1],
      results: [accepted],
      lane: 'urgent',
      seconds: 7,
    })
    expect(markAt(closed, 0)).toMatchObject({ state: 'accepted', seconds: 7 })
    expect(markAt(closed, 1)).toMatchObject({ state: 'open', seconds: 0 })
  })

  it('left open by a dead worker is a doubt', () => {
    expect(markAt(recoverOpen(openWindow(sheet, [0]), 'urgent'), 0)).toMatchObject({ state: 'retry', maybe: true })
    expect(markAt(recoverOpen(openWindow(sheet, [0]), 'routine'), 0)).toMatchObject({ state: 'unknown', maybe: true })
  })
})

describe('what may be sent now', () => {
  it('is what is planned or to be tried again, unless the carrier put it off in this claim', () => {
    expect(sendable(sheet, send, new Set([2])).slots).toEqual([0, 1, 3])
    expect(sendable(openWindow(sheet, [0]), send, new Set()).slots).toEqual([1, 2, 3])
  })

  it('leaves out what is held, and says until when the first of it is', () => {
    const turnOf = (slot: number) => (slot === 0 ? send() : { kind: 'hold' as const, untilAt: 100 - slot })
    expect(sendable(sheet, turnOf, new Set())).toEqual({ slots: [0], heldUntilAt: 97 })
  })
})

describe('what will not be sent any more', () => {
  it('is suppressed with its reason, and done', () => {
    const ended = endRest(sheet, () => 'stopped', 3)
    expect(ended.done).toBe(true)
    expect(allMarks(ended).every(({ state, reason }) => state === 'suppressed' && reason === 'stopped')).toBe(true)
  })

  it('but may have been, is unknown: nobody who was perhaps reached is shown as spared', () => {
    expect(
      markAt(
        endRest(openWindow(sheet, [0]), () => 'expired', 3),
        0,
      ),
    ).toMatchObject({ state: 'unknown' })
  })
})

it('retries wait longer each time, a minute at most', () => {
  const afterTries = (tries: number) => {
    let tried = sheet
    for (let n = 0; n < tries; n += 1)
      tried = closeWindow(openWindow(tried, [0]), { slots: [0], results: [later], lane: 'urgent', seconds: 0 })
    return backOffSeconds(tried)
  }
  expect([1, 2, 3, 4, 5, 6, 7].map(afterTries)).toEqual([2, 4, 8, 16, 32, 60, 60])
})
