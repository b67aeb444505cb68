import { describe, expect, it } from 'vitest'
import { readWarnings } from '../../functions/read-warnings/read-warnings.ts'
import { callAgain } from '../../functions/tick/call-again.ts'
import { memoryPastes } from '../../shared/adapters/memory/pastes.ts'
import { memoryPresence } from '../../shared/adapters/memory/presence.ts'
import { memoryReceipts } from '../../shared/adapters/memory/receipts.ts'
import { memorySheetReader } from '../../shared/adapters/memory/sheet-reader.ts'
import type { DecisionRequest } from '../../shared/contracts/decisions.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { smsText } from '../../shared/domain/text/sms.ts'
import { defaultPolicy as policy } from '../../shared/policy/default-policy.ts'
import { anAlert } from './support/cap.ts'
import { county } from './support/county.ts'
import { dutyGroup, dutyPhones, elsewhere, li, township, trainee, wang } from './support/officers.ts'
import { twoVillages } from './support/village.ts'

const night = '2026-07-01T04:10:00+08:00'
const aCounty = (records = [...twoVillages(), ...dutyGroup()]) => county({ at: night, county: '430182', records })
type County = Awaited<ReturnType<typeof aCounty>>

const isDuty = (address: string) => dutyPhones.includes(address)
const texts = ({ carriers }: County) =>
  carriers.sms.taken.map(({ address, content }) => ({ address, text: 'text' in content ? content.text : '' }))
const calls = (here: County) => texts(here).filter(({ address }) => isDuty(address))
const told = (here: County) => texts(here).filter(({ address }) => !isDuty(address))

const arrives = async (here: County, xml = anAlert(), source: KeyHolder = township) => {
  const reception = await here.receive(xml, source)
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
  await here.drain()
  return reception
}
const decides = async (
  here: County,
  warning: string,
  holder: KeyHolder,
  request: Partial<DecisionRequest> & Pick<DecisionRequest, 'decision'>,
) => {
  const decided = await here.decide(warning, { seq: 1, ...request }, holder)
  await here.drain()
  return decided
}
const refusedFor = (code: string) => ({ kind: 'refused', reasons: [{ code }] })
const actions = async ({ warnings }: County, id: string) =>
  (await warnings.history(id)).map(({ by, action, to, reason }) => [by, action, to, reason].filter(Boolean).join(' '))

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

describe('what an officer types', () => {
  it('is approved by another, never by its author', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, anAlert(), wang)
    expect(warning).toMatchObject({ state: 'awaiting-approval', stateReason: 'typed-by-hand' })
    expect(await decides(here, warning.id, wang, { decision: 'approve' })).toMatchObject(refusedFor('own-warning'))
    expect(told(here)).toEqual([])
    expect(await decides(here, warning.id, li, { decision: 'approve' })).toMatchObject({ kind: 'decided' })
    expect(told(here)).toHaveLength(8)
  })

  it('as an Update waits beside what is in force, which goes on', async () => {
    const here = await aCounty()
    const yellow = { ...township, maxRecipients: 1_000 }
    const { warning } = await arrives(here, anAlert({ colour: 'yellow' }), yellow)
    const first = told(here).length
    const update = anAlert({
      identifier: 'U1',
      msgType: 'Update',
      references: ['A1'],
      sent: '2026-07-01T04:10:30+08:00',
    })
    await arrives(here, update, yellow)
    expect(await here.warnings.find(warning.id)).toMatchObject({ state: 'in-force', seq: 1, pending: { seq: 2 } })
    expect(calls(here)[0]?.text).toContain('更新')
    expect(await decides(here, warning.id, wang, { decision: 'reject', seq: 2, reason: '无依据' })).toMatchObject({
      warning: { state: 'in-force', seq: 1 },
    })
    await here.until('2026-07-01T04:20:00+08:00')
    expect(told(here)).toHaveLength(first)
  })

  it('as a Cancel of what is in force waits, and reaches those who were told once it is approved', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, anAlert(), { ...township, levels: ['red'], maxRecipients: 1_000 })
    const cancel = anAlert({
      identifier: 'C1',
      msgType: 'Cancel',
      references: ['A1'],
      sent: '2026-07-01T04:10:30+08:00',
      wordless: true,
    })
    await arrives(here, cancel, wang)
    expect(await here.warnings.find(warning.id)).toMatchObject({ state: 'in-force', pending: { seq: 2 } })
    expect(calls(here)[0]?.text).toContain('解除“暴雨预警”待审核')
    // Whoever may release nothing of their own may still end it: a Cancel has no audience of its own.
    expect(await decides(here, warning.id, trainee, { decision: 'approve', seq: 2 })).toMatchObject({
      warning: { state: 'cancelled', seq: 2 },
    })
    expect(told(here)).toHaveLength(16)
  })
})

describe('a Cancel and an approval at the same moment', () => {
  const cancel = anAlert({
    identifier: 'C1',
    msgType: 'Cancel',
    references: ['A1'],
    sent: '2026-07-01T04:10:30+08:00',
    wordless: true,
  })
  /** Somebody else is through between what is looked at and what is stored. */
  const meanwhile = ({ warnings }: County, happens: () => Promise<unknown>): void => {
    const { commit } = warnings
    warnings.commit = async wanted => {
      warnings.commit = commit
      await happens()
      return commit(wanted)
    }
  }

  it('where the Cancel was quicker, the officer is told that nothing waits, and nobody else anything', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    meanwhile(here, () => here.receive(cancel, township))
    expect(await decides(here, warning.id, wang, { decision: 'approve' })).toMatchObject(refusedFor('nothing-waits'))
    expect(await here.warnings.find(warning.id)).toMatchObject({ state: 'cancelled', seq: 0 })
    expect(told(here)).toEqual([])
    expect(await actions(here, warning.id)).toEqual([
      'township receive awaiting-approval level-above-source',
      'township receive cancelled',
    ])
  })

  it('where the approval was quicker, the Cancel goes to those who were told', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    meanwhile(here, () => decides(here, warning.id, wang, { decision: 'approve' }))
    await arrives(here, cancel)
    expect(await here.warnings.find(warning.id)).toMatchObject({ state: 'cancelled', seq: 2 })
    const byPhone = Map.groupBy(told(here), ({ address }) => address)
    expect(byPhone.size).toBe(8)
    for (const messages of byPhone.values()) expect(messages.at(-1)?.text).toContain('解除')
  })

  it('what was decided on is not what waits any more when an Update took its place', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    const update = anAlert({
      identifier: 'U1',
      msgType: 'Update',
      references: ['A1'],
      sent: '2026-07-01T04:10:30+08:00',
    })
    await arrives(here, update)
    expect(await decides(here, warning.id, wang, { decision: 'approve' })).toMatchObject(refusedFor('not-what-waits'))
    expect(await decides(here, warning.id, wang, { decision: 'approve', seq: 2 })).toMatchObject({ kind: 'decided' })
    expect(told(here)).toHaveLength(8)
  })
})

describe('an Update of two warnings', () => {
  it('waits in both, is called for once, and is approved for both at once', async () => {
    const here = await aCounty()
    const free = { ...township, levels: ['red', 'yellow'] as const, maxRecipients: 1_000 }
    const source = { ...free, levels: [...free.levels] }
    const one = await arrives(here, anAlert({ colour: 'yellow', geocode: '430182101201' }), source)
    const two = await arrives(here, anAlert({ identifier: 'A2', colour: 'yellow', geocode: '430182101202' }), source)
    const update = anAlert({
      identifier: 'U1',
      msgType: 'Update',
      references: ['A1', 'A2'],
      sent: '2026-07-01T04:10:30+08:00',
    })
    await arrives(here, update, wang)
    expect(calls(here)).toHaveLength(2)
    await here.until('2026-07-01T04:16:00+08:00')
    expect(calls(here)).toHaveLength(4)
    const decided = await decides(here, two.warning.id, li, { decision: 'approve', seq: 2 })
    expect(decided).toMatchObject({ kind: 'decided', alongside: [one.warning.id] })
    for (const { warning } of [one, two]) {
      const after = await here.warnings.find(warning.id)
      expect(after).toMatchObject({ state: 'in-force', seq: 2 })
      expect(after?.pending).toBeUndefined()
    }
    await here.until('2026-07-01T04:30:00+08:00')
    expect(calls(here)).toHaveLength(4)
  })
})

describe('a warning whose areas reach nobody', () => {
  const nowhere = anAlert({ colour: 'yellow', geocode: '430182999999' })

  it('is told to the officers of the county that it names', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, nowhere)
    expect(warning).toMatchObject({ state: 'needs-targeting', counties: ['430182'] })
    expect(calls(here)[0]?.text).toContain(`待定范围。请处理：tongluo target ${warning.id} 区划代码 --seq 1`)
  })

  it('is given its places by an officer and sent at once, where its source may release it', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, nowhere)
    const places = ['430182101201']
    expect(await decides(here, warning.id, wang, { decision: 'target', places })).toMatchObject({
      warning: { state: 'in-force', seq: 2, lastSeq: 2 },
      size: { villages: 1, phones: 4 },
    })
    // By night a yellow warning is for those with a duty.
    expect(told(here)).toHaveLength(1)
    expect(await actions(here, warning.id)).toEqual([
      'township receive needs-targeting nobody-addressed',
      'wang target in-force',
    ])
    expect(await here.receive(nowhere, township)).toMatchObject({ repeat: true, outcome: 'issued' })
  })

  it('waits for approval with its new audience, where its source may not release so much', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, nowhere, { ...township, maxRecipients: 3 })
    expect(await decides(here, warning.id, wang, { decision: 'target', places: ['430182000000'] })).toMatchObject({
      warning: { state: 'awaiting-approval', stateReason: 'audience-above-source', pending: { seq: 2 } },
    })
    expect(calls(here)).toHaveLength(4)
    expect(calls(here).at(-1)?.text).toContain('待审核')
    expect(told(here)).toEqual([])
    expect(await decides(here, warning.id, li, { decision: 'approve', seq: 2 })).toMatchObject({ kind: 'decided' })
    expect(told(here)).toHaveLength(2)
  })

  it('is not sent to a place that is unknown or outside, and then to none of those named', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here, nowhere)
    const places = ['430182101201', '430182999999', '152529101000']
    expect(await decides(here, warning.id, wang, { decision: 'target', places })).toMatchObject({
      kind: 'refused',
      reasons: [
        { code: 'outside-jurisdiction', at: '152529101000' },
        { code: 'unknown-places', at: '430182999999' },
      ],
    })
    expect(told(here)).toEqual([])
    expect(await decides(here, warning.id, wang, { decision: 'approve' })).toMatchObject(
      refusedFor('not-for-this-state'),
    )
  })
})

describe('who is called', () => {
  it('nobody, where the county has no duty officers: the sender is told so', async () => {
    const here = await aCounty(twoVillages())
    const reception = await arrives(here)
    expect(reception.warnings).toContainEqual(expect.objectContaining({ code: 'nobody-on-duty', at: '430182' }))
    await here.until('2026-07-01T04:16:00+08:00')
    expect(texts(here)).toEqual([])
    expect(await actions(here, reception.warning.id)).toContain('tongluo call awaiting-approval nobody-on-duty')
  })

  it('once a turn, however many clocks tick', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    here.clock.at += 5 * 60_000
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const ports = { ...here, policy, newId: () => `e${here.clock.at++}`, log: silent }
    await Promise.all([1, 2, 3].map(() => callAgain(ports, warning.id, here.clock.at)))
    await here.drain()
    expect(calls(here)).toHaveLength(4)
    expect(await here.warnings.find(warning.id)).toMatchObject({ pending: { calls: 2 }, rev: 2 })
  })

  it('only who takes part in exercises, for an exercise that waits, and marked as one', async () => {
    const here = await aCounty([...twoVillages(), ...dutyGroup()].map(onList))
    await arrives(here, anAlert({ status: 'Exercise' }))
    expect(calls(here).map(({ address }) => address)).toEqual([dutyPhones[1]])
    expect(calls(here)[0]?.text).toMatch(/^【演练】/)
  })

  const onList = (record: ReturnType<typeof twoVillages>[number]) =>
    record.kind === 'person' && record.id === 'head-0' ? { ...record, exercise: true } : record

  it('has the command first and all of it in three parts; whatever an English text must leave out stands at its end', async () => {
    const here = await aCounty()
    const { warning } = await arrives(here)
    const call = (await here.warnings.find(warning.id))?.pending?.call ?? ''
    const issued = await here.warnings.alert(call, 1)
    if (!issued) throw new Error('no call')
    const options = { zone: 'Asia/Shanghai', signature: '试验' }
    expect(smsText(issued, { lang: 'zh-CN', ...options })).toMatchObject({ cut: false, parts: 3 })
    const english = smsText(issued, { lang: 'en', ...options })
    expect(english?.parts).toBeLessThanOrEqual(3)
    expect(english?.text).toContain(`tongluo approve ${warning.id} --seq 1`)
    expect(english?.text).toContain('Red, for villages 2, phones 8, rooms 1, loudspeakers 4')
  })
})
