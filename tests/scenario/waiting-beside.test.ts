import { describe, expect, it } from 'vitest'
import { anAlert } from './support/cap.ts'
import { li, township, trainee, wang } from './support/officers.ts'
import { aCounty, actions, arrives, type County, calls, decides, refusedFor, told } from './support/waiting.ts'

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
