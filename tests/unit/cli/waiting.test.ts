import { describe, expect, it } from 'vitest'
import { speaker } from '../../../infra/cli/language.ts'
import { decidedText } from '../../../infra/cli/show/decided.ts'
import { historyText } from '../../../infra/cli/show/history.ts'
import { waitingText } from '../../../infra/cli/show/waiting.ts'
import type { WaitingWarning } from '../../../shared/contracts/decisions.ts'

const [zh, en] = [speaker('zh'), speaker('en')]
const since = Date.parse('2026-07-01T04:10:00+08:00')
const audience = { villages: 2, groups: 1, phones: 80, rooms: 1, terminals: 4 }
const waits = (more: Partial<WaitingWarning> = {}): WaitingWarning => ({
  ...{
    warning: 'w1',
    seq: 2,
    state: 'awaiting-approval',
    reason: 'typed-by-hand',
    since,
    expiresAt: since + 3_600_000,
  },
  ...{ status: 'Actual', msgType: 'Update', colour: 'red', event: '暴雨', headline: '暴雨红色预警' },
  ...{ sender: 'met@example.org', author: 'author-id', counties: ['430182'], alongside: ['w2'], audience, calls: 3 },
  deciders: { roles: ['operator', 'administrator'], counties: ['430182'], recipients: 85, not: 'author-id' },
  you: ['approve', 'reject', 'withdraw'],
  ...more,
})

describe('what waits', () => {
  it('is told with why, since when, for how many, and who may decide', () => {
    const text = waitingText(en, [waits()])
    for (const part of [
      'awaiting approval (typed-by-hand), sent by author-id',
      'duty officers called 3 times',
      'for 2 villages, 1 groups, 80 phones, 1 rooms, 4 loudspeakers (430182); together with w2',
      'whose area holds 430182 and whose key reaches 85, but not author-id',
      'npx tongluo approve w1 --seq 2',
    ])
      expect(text).toContain(part)
    expect(waitingText(zh, [waits()])).toContain(
      '可决定者：辖区含 430182、权限不少于 85 个对象的值班员或管理员，author-id 本人除外',
    )
  })

  it('is shown with the command that fits', () => {
    expect(waitingText(en, [waits({ you: ['reject', 'withdraw'] })])).toContain('reject w1 --seq 2 --reason …')
    expect(waitingText(en, [waits({ state: 'needs-targeting', you: ['target'] })])).toContain('target w1 CODE… --seq 2')
    expect(waitingText(en, [waits({ you: [] })])).toContain('this key may not decide it')
    expect(waitingText(en, [waits({ state: 'scheduled' })])).toContain('nobody needs to decide')
    expect(waitingText(zh, [])).toBe('没有等待中的预警。')
  })

  it('of an exercise begins with it', () => {
    expect(waitingText(zh, [waits({ status: 'Exercise' })])).toMatch(/^【演练】/)
  })
})

it('a decision says what the warning is now, and what waits on', () => {
  const receipt = {
    ...{
      warning: 'w1',
      decision: 'target' as const,
      seq: 1,
      state: 'awaiting-approval' as const,
      alongside: [],
      audience,
    },
    waits: { seq: 2, state: 'awaiting-approval' as const, reason: 'level-above-source' },
    warnings: [{ code: 'nobody-on-duty', at: '430182', message: 'ring them' }],
  }
  expect(decidedText(en, receipt)).toMatch(
    /targeted, and now awaiting approval\n.*number 2 waits on.*level-above-source/,
  )
  expect(decidedText(zh, receipt)).toMatch(/已指定范围，现在等待审核[\s\S]*nobody-on-duty/)
})

it('a history has who, what, from where to where and why; of a call whether a phone has it', () => {
  const figures = {
    planned: 3,
    open: 0,
    accepted: 3,
    delivered: 2,
    unconfirmed: 1,
    failed: 0,
    unknown: 0,
    suppressed: 0,
    reasons: {},
  }
  const text = historyText(en, {
    warning: 'w1',
    entries: [
      {
        ...{
          at: since,
          by: 'source',
          action: 'receive',
          seq: 1,
          to: 'awaiting-approval',
          reason: 'level-above-source',
        },
        call: { warning: 'w9', channels: { sms: figures } },
      },
      { at: since, by: 'officer', action: 'reject', seq: 1, from: 'awaiting-approval', to: 'rejected', reason: '重复' },
    ],
  })
  expect(text).toMatch(/source {2}received #1: awaiting approval \(level-above-source\)/)
  expect(text).toContain('duty call w9: phones 3, accepted 3, delivered 2; rooms 0, accepted 0')
  expect(text).toMatch(/officer {2}rejected #1: awaiting approval → rejected \(重复\)/)
})
