import { describe, expect, it } from 'vitest'
import { callAgain } from '../../functions/tick/call-again.ts'
import { smsText } from '../../shared/domain/text/sms.ts'
import { defaultPolicy as policy } from '../../shared/policy/default-policy.ts'
import { anAlert } from './support/cap.ts'
import { dutyGroup, dutyPhones } from './support/officers.ts'
import { twoVillages } from './support/village.ts'
import { aCounty, actions, arrives, calls, texts } from './support/waiting.ts'

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
