import { describe, expect, it } from 'vitest'
import { type Release, release } from '../../../../shared/domain/series/release.ts'
import { metOffice } from '../../../scenario/support/county.ts'

const now = 1_000
const question = {
  msgType: 'Alert',
  source: { ...metOffice, maxRecipients: 10 },
  colour: 'red',
  audience: { villages: 1, groups: 0, phones: 8, rooms: 1, terminals: 1 },
  effectiveAt: undefined,
  expiresAt: now + 1,
  now,
} as const
const nobody = { villages: 3, groups: 0, phones: 0, rooms: 0, terminals: 0 }

const rows: [string, Partial<Parameters<typeof release>[0]>, Release][] = [
  ['of every level, to few enough, is in force at once', {}, { state: 'in-force' }],
  ['that expired on its way is recorded', { expiresAt: now }, { state: 'expired', reason: 'expired-on-arrival' }],
  [
    'to places without anybody needs targeting',
    { audience: nobody },
    { state: 'needs-targeting', reason: 'nobody-addressed' },
  ],
  [
    'above the source’s level waits',
    { source: { ...metOffice, levels: ['blue'] } },
    { state: 'awaiting-approval', reason: 'level-above-source' },
  ],
  [
    'to one recipient too many waits',
    { audience: { ...question.audience, phones: 9 } },
    { state: 'awaiting-approval', reason: 'audience-above-source' },
  ],
  ['whose time lies ahead is scheduled', { effectiveAt: now + 1 }, { state: 'scheduled', reason: 'effective-ahead' }],
  ['whose time is now is in force', { effectiveAt: now }, { state: 'in-force' }],
  [
    'for later and above the level still waits for a person',
    { effectiveAt: now + 1, source: { ...metOffice, levels: [] } },
    { state: 'awaiting-approval', reason: 'level-above-source' },
  ],
]

describe('a warning', () => {
  it.each(rows)('%s', (_, change, expected) => {
    expect(release({ ...question, ...change })).toEqual(expected)
  })
})
