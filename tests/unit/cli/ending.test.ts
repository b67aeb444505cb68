import { describe, expect, test } from 'vitest'
import { type Ending, endingOf } from '../../../infra/cli/demo/ending.ts'
import type { ChannelFigures, WarningStatus } from '../../../shared/contracts/http.ts'
import { WarningState } from '../../../shared/domain/series/warning.ts'

type Progress = Parameters<typeof endingOf>[0]

const now = 1_000_000
const figures = (open: number): ChannelFigures => ({
  planned: 10,
  open,
  accepted: 10 - open,
  delivered: 0,
  unconfirmed: 0,
  failed: 0,
  unknown: 0,
  suppressed: 0,
  reasons: {},
})
const progress = (state: WarningStatus['state'], more: Partial<Progress> = {}): Progress => ({
  state,
  handedOver: false,
  channels: {},
  issuedAt: 1,
  ...more,
})
const never = { issuedAt: undefined } as unknown as Partial<Progress>

const table: [string, Progress, Ending][] = [
  ['one that waits for approval', progress('awaiting-approval', never), 'waits-for-a-person'],
  ['one whose areas found nobody', progress('needs-targeting', never), 'waits-for-a-person'],
  ['one that takes effect later', progress('scheduled', never), 'waits-for-a-clock'],
  ['one that had expired when it came', progress('expired', never), 'ended'],
  ['one rejected', progress('rejected', never), 'ended'],
  ['one whose Cancel was first', progress('cancelled-before-arrival', never), 'ended'],
  ['one that was not planned yet', progress('in-force'), 'working'],
  ['one still being sent', progress('in-force', { channels: { sms: figures(3) } }), 'working'],
  ['one marked, its county not yet closed', progress('in-force', { channels: { sms: figures(0) } }), 'working'],
  ['one marked', progress('in-force', { handedOver: true, channels: { sms: figures(0) } }), 'marked'],
  ['one that reaches nobody by policy', progress('in-force', { handedOver: true }), 'marked'],
  [
    'one held back until the quiet hours end',
    progress('in-force', { channels: { sms: figures(3) }, heldUntilAt: now + 3_600_000 }),
    'waits-for-a-clock',
  ],
  [
    'one whose last recipients are tried again in a moment',
    progress('in-force', { channels: { sms: figures(3) }, heldUntilAt: now + 20_000 }),
    'working',
  ],
  ['one cancelled while being sent', progress('cancelled', { channels: { sms: figures(2) } }), 'working'],
  ['one expired after it was sent', progress('expired', { handedOver: true, channels: { sms: figures(0) } }), 'marked'],
]

describe('a demo ends with a warning', () => {
  test.each(table)('%s', (_, given, ending) => {
    expect(endingOf(given, now)).toBe(ending)
  })

  test('in every state that a warning can have', () => {
    const ended = WarningState.options.map(state => endingOf(progress(state, { handedOver: true }), now))
    expect(ended).not.toContain('working')
  })
})
