import { describe, expect, it } from 'vitest'
import { readWarnings } from '../../functions/read-warnings/read-warnings.ts'
import { memoryPastes } from '../../shared/adapters/memory/pastes.ts'
import { memoryPresence } from '../../shared/adapters/memory/presence.ts'
import { memoryReceipts } from '../../shared/adapters/memory/receipts.ts'
import { memorySheetReader } from '../../shared/adapters/memory/sheet-reader.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { defaultPolicy as policy } from '../../shared/policy/default-policy.ts'
import { anAlert } from './support/cap.ts'
import { dutyPhones, elsewhere, li, township, trainee, wang } from './support/officers.ts'
import { aCounty, actions, arrives, type County, calls, decides, refusedFor, told } from './support/waiting.ts'

describe('a red warning of a source that may release yellow', () => {
  it('waits, and within ten seconds the duty officers and their room know it, and nobody else', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    expect(warning).toMatchObject({ state: 'awaiting-approval', stateReason: 'level-above-source' })
    await here.until('2026-07-01T04:10:10+08:00')
    expect(
      calls(here)
        .map(({ address }) => address)
        .sort(),
    ).toEqual(dutyPhones)
    expect(told(here)).toEqual([])
    expect(here.carriers.chat.taken).toHaveLength(1)
    expect([...here.carriers.speakers.retained.values()]).toEqual([])
  })

  it('is told with who sent what, for how many, why, since when and how it is decided', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    const [{ text } = { text: '' }] = calls(here)
    for (const part of [
      '宁乡市气象台“暴雨预警”待审核',
      `tongluo approve ${warning.id} --seq 1`,
      '红色，将发往2个村、8部电话、1个群、4只喇叭',
      '来源无权直接发布此级别',
      '自7月1日4时10分起等待，第1次呼叫',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('/a/')
  })

  it('is called again after five and after ten minutes, and no more once it is decided', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    await here.until('2026-07-01T04:14:59+08:00')
    expect(calls(here)).toHaveLength(2)
    await here.until('2026-07-01T04:15:05+08:00')
    expect(calls(here)).toHaveLength(4)
    await here.until('2026-07-01T04:20:05+08:00')
    expect(calls(here)).toHaveLength(6)
    expect(calls(here).at(-1)?.text).toContain('第3次呼叫')
    await decides(here, warning.id, wang, { decision: 'reject', reason: '重复' })
    await here.until('2026-07-01T05:00:00+08:00')
    expect(calls(here)).toHaveLength(6)
    expect(told(here)).toEqual([])
    expect(await actions(here, warning.id)).toEqual([
      'township receive awaiting-approval level-above-source',
      'tongluo call awaiting-approval',
      'tongluo call awaiting-approval',
      'wang reject rejected 重复',
    ])
  })

  it('is sent when an officer approves it, with the time of the approval', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    await here.until('2026-07-01T04:12:00+08:00')
    expect(await decides(here, warning.id, wang, { decision: 'approve' })).toMatchObject({
      kind: 'decided',
      warning: { state: 'in-force', seq: 1, issuedAt: here.clock.at },
    })
    expect(told(here)).toHaveLength(8)
    expect(await here.warnings.alert(warning.id, 1)).toMatchObject({ issuedAt: here.clock.at })
    expect(await actions(here, warning.id)).toContain('wang approve in-force')
  })

  it('is approved once: whoever comes second is told that nothing waits any more', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    const both = await Promise.all(
      [wang, li].map(officer => here.decide(warning.id, { decision: 'approve', seq: 1 }, officer)),
    )
    expect(both.map(({ kind }) => kind).sort()).toEqual(['decided', 'refused'])
    await here.drain()
    expect(told(here)).toHaveLength(8)
  })

  it('leaves the list of what waits when it is decided', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    const { waiting } = await here.waiting(li)
    expect(waiting).toMatchObject([
      {
        warning: warning.id,
        state: 'awaiting-approval',
        reason: 'level-above-source',
        audience: { phones: 8 },
        calls: 1,
        you: ['approve', 'reject', 'withdraw'],
        deciders: { counties: ['430182'], recipients: 13, not: 'township' },
      },
    ])
    expect((await here.waiting(township)).waiting).toMatchObject([{ you: ['withdraw'] }])
    expect((await here.waiting(elsewhere)).waiting).toEqual([])
    await decides(here, warning.id, wang, { decision: 'approve' })
    expect((await here.waiting(li)).waiting).toEqual([])
  })

  it('is released by nobody whose area, role or key does not reach so far', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    const approve = (holder: KeyHolder) => decides(here, warning.id, holder, { decision: 'approve' })
    expect(await approve(elsewhere)).toMatchObject(refusedFor('outside-jurisdiction'))
    expect(await approve(township)).toMatchObject(refusedFor('role-not-permitted'))
    expect(await approve(trainee)).toMatchObject(refusedFor('audience-above-officer'))
    expect(told(here)).toEqual([])
    expect(await actions(here, warning.id)).toHaveLength(1)
  })

  it('is withdrawn by its author, and by an officer', async () => {
    for (const holder of [township, li]) {
      const here = await aCounty()
      const { warning } = await arrives(here)
      expect(await decides(here, warning.id, holder, { decision: 'withdraw' })).toMatchObject({
        warning: { state: 'cancelled' },
      })
      await here.until('2026-07-01T04:30:00+08:00')
      expect(told(here)).toEqual([])
      expect(calls(here)).toHaveLength(2)
    }
  })

  it('ends when nobody decided in its time, and after that nothing can be decided', async () => {
    const here = await aCounty()
    const times = '<expires>2026-07-01T04:18:00+08:00</expires>'
    const { warning } = await arrives(here, anAlert({ times }))
    await here.until('2026-07-01T04:40:00+08:00')
    expect(calls(here)).toHaveLength(4)
    expect(await here.warnings.find(warning.id)).toMatchObject({ state: 'expired', stateReason: 'waited-too-long' })
    expect(await decides(here, warning.id, wang, { decision: 'approve' })).toMatchObject(refusedFor('nothing-waits'))
    expect(told(here)).toEqual([])
  })

  it('cannot be approved after its time even before the clock has ticked', async () => {
    const here = await aCounty()
    const times = '<expires>2026-07-01T04:18:00+08:00</expires>'
    const { warning } = await arrives(here, anAlert({ times }))
    here.clock.at = Date.parse('2026-07-01T04:18:00+08:00')
    expect(await decides(here, warning.id, wang, { decision: 'approve' })).toMatchObject(refusedFor('expired'))
  })

  it('whose time lies ahead is approved now and sent then', async () => {
    const here = await aCounty()
    const times = '<effective>2026-07-01T05:00:00+08:00</effective>'
    const { warning } = await arrives(here, anAlert({ times }))
    expect(await decides(here, warning.id, wang, { decision: 'approve' })).toMatchObject({
      warning: { state: 'scheduled', stateReason: 'effective-ahead' },
    })
    await here.until('2026-07-01T04:59:00+08:00')
    expect(told(here)).toEqual([])
    expect(calls(here)).toHaveLength(2)
    expect(await decides(here, warning.id, li, { decision: 'approve' })).toMatchObject(refusedFor('not-for-this-state'))
    await here.until('2026-07-01T05:02:00+08:00')
    expect(told(here)).toHaveLength(8)
  })

  it('is rejected only with a reason', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    expect(await decides(here, warning.id, wang, { decision: 'reject' })).toMatchObject(refusedFor('reason-missing'))
  })
})

describe('what is read of it', () => {
  const reading = ({ warnings, directory, sheets, clock }: County) =>
    readWarnings({
      ...{ warnings, directory, policy, clock },
      reader: memorySheetReader({ sheets, receipts: memoryReceipts() }),
      presence: memoryPresence(),
      pastes: memoryPastes(),
    })

  it('its history has the decision, and of each call whether anybody has it', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    await here.until('2026-07-01T04:15:05+08:00')
    await decides(here, warning.id, wang, { decision: 'approve' })
    const { entries } = await reading(here).history(warning.id)
    expect(entries.map(({ by, action, from, to }) => [by, action, from, to])).toEqual([
      ['township', 'receive', undefined, 'awaiting-approval'],
      ['tongluo', 'call', 'awaiting-approval', 'awaiting-approval'],
      ['wang', 'approve', 'awaiting-approval', 'in-force'],
    ])
    for (const { call } of entries.slice(0, 2))
      expect(call?.channels).toMatchObject({
        sms: { planned: 2, accepted: 2 },
        'group-chat': { planned: 1, accepted: 1 },
      })
    expect(new Set(entries.slice(0, 2).map(({ call }) => call?.warning)).size).toBe(2)
  })

  it('the calls are in no list and no proof', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    const read = reading(here)
    const { warnings } = await read.list(wang, true)
    expect(warnings.map(one => one.warning)).toEqual([warning.id])
    expect(await read.proofsOf('430182101201', true)).toMatchObject({ proofs: [] })
  })

  it('a call that is out ends with the decision', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    const call = (await here.warnings.find(warning.id))?.pending?.call ?? ''
    expect(await here.warnings.find(call)).toMatchObject({ state: 'in-force', purpose: 'duty-call' })
    await decides(here, warning.id, wang, { decision: 'approve' })
    expect(await here.warnings.find(call)).toMatchObject({ state: 'cancelled', stateReason: 'decided' })
    expect(await decides(here, call, wang, { decision: 'withdraw' })).toEqual({ kind: 'unknown-warning' })
  })
})
