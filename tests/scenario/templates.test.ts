import { describe, expect, it } from 'vitest'
import type { Template } from '../../shared/domain/templates/template.ts'
import { approvedSet, aTemplate } from '../fixtures/templates.ts'
import { anAlert } from './support/cap.ts'
import { county, metOffice } from './support/county.ts'
import { marks } from './support/exercise.ts'
import { dutyGroup, dutyPhones, li, township } from './support/officers.ts'
import { twoVillages } from './support/village.ts'

const aCounty = (templates: Template[], records = [...twoVillages(), ...dutyGroup()]) =>
  county({ at: '2026-07-01T04:10:00+08:00', county: '430182', records, templates })
type County = Awaited<ReturnType<typeof aCounty>>

const received = async (here: County, xml = anAlert(), source = metOffice) => {
  const reception = await here.receive(xml, source)
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
  await here.drain()
  return reception
}
const sms = ({ carriers }: County) =>
  carriers.sms.taken.map(({ address, content }) => ({ address, ...('template' in content ? content : {}) }))
const toVillagers = (here: County) => sms(here).filter(({ address }) => !dutyPhones.includes(address))
const toOfficers = (here: County) => sms(here).filter(({ address }) => dutyPhones.includes(address))
const marksOf = (here: County, channel: string) =>
  marks(here).flatMap(one => (one.channel === channel ? [`${one.state} ${one.reason}`] : []))
const ofSms = (warnings: readonly { code: string }[]) =>
  warnings.filter(({ code }) => /template|sms|given/.test(code)).map(({ code }) => code)
const noted = async (here: County, warning: string) =>
  (await here.warnings.history(warning)).map(({ action, to, reason }) => [action, to, reason].filter(Boolean).join(' '))
const set = approvedSet('alibaba')
const without = (use: Template['uses'][number]) => set.filter(({ uses }) => !uses.includes(use))

describe('a warning in registered templates', () => {
  it('reaches every phone as the template and its variables', async () => {
    const here = await aCounty(set)
    const reception = await received(here)
    expect(ofSms(reception.warnings)).toEqual([])
    expect(toVillagers(here)).toHaveLength(8)
    expect(toVillagers(here)[0]).toMatchObject({
      template: 'id-of-county-alert-do-1',
      signature: '宁乡应急',
      names: ['issuer', 'time', 'headline', 'instruction'],
      variables: ['宁乡市气象台', '7月1日4时10分', '暴雨预警', '请立即转移'],
    })
  })

  it('is previewed in them: which one, and the text as it arrives', async () => {
    const here = await aCounty(set)
    const preview = await here.preview(anAlert())
    expect(preview).toMatchObject({
      sms: { parts: 1, templates: [{ lang: 'zh-CN', covered: true, template: 'county-alert-do-1', unfit: [] }] },
      texts: expect.arrayContaining([
        expect.objectContaining({
          channel: 'sms',
          text: '【宁乡应急】宁乡市气象台于7月1日4时10分发布暴雨预警。防御指南：请立即转移。',
        }),
      ]),
    })
  })

  it('goes on in those that it was issued with, whatever becomes of them in between', async () => {
    const templates = [...set]
    const here = await aCounty(templates)
    const reception = await here.receive(anAlert())
    templates.splice(
      0,
      templates.length,
      aTemplate({ id: 'SMS_other', words: '{issuer}于{time}发布{headline}，{instruction}。' }),
    )
    await here.drain()
    expect(reception.kind).toBe('received')
    expect(new Set(toVillagers(here).map(({ template }) => template))).toEqual(new Set(['id-of-county-alert-do-1']))
  })

  it('its Update and its Cancel have templates of their own, chosen when they are issued', async () => {
    const here = await aCounty(set)
    const { warning } = await received(here)
    await received(
      here,
      anAlert({ identifier: 'A2', msgType: 'Update', references: ['A1'], sent: '2026-07-01T04:10:30+08:00' }),
    )
    await received(
      here,
      anAlert({
        identifier: 'A3',
        msgType: 'Cancel',
        references: ['A1'],
        sent: '2026-07-01T04:10:40+08:00',
        wordless: true,
      }),
    )
    const sent = toVillagers(here).filter(({ address }) => address === '+8615400010001')
    expect(sent.map(({ template }) => template)).toEqual(
      ['alert-do-1', 'update-do-1', 'cancel-brief'].map(name => `id-of-county-${name}`),
    )
    expect((await here.warnings.alert(warning.id, 3))?.templates?.map(({ name }) => name)).toEqual([
      'county-cancel-brief',
    ])
  })

  it('waits for an officer with no template, and is given those of the moment at which it is approved', async () => {
    const templates = [...without('alert')]
    const here = await aCounty(templates)
    const reception = await received(here, anAlert(), township)
    expect(ofSms(reception.warnings)).toEqual(['no-template'])
    expect(toOfficers(here)[0]).toMatchObject({ template: 'id-of-county-duty-call-brief' })
    templates.push(...set.filter(({ uses }) => uses.includes('alert')))
    expect(await here.decide(reception.warning.id, { decision: 'approve', seq: 1 }, li)).toMatchObject({
      kind: 'decided',
    })
    await here.drain()
    expect(toVillagers(here)).toHaveLength(8)
  })
})

describe('a warning that no template carries', () => {
  it('says so in the preview, with the reason of each', async () => {
    const here = await aCounty([aTemplate({ state: 'submitted' }), ...without('alert')])
    const preview = await here.preview(anAlert())
    if (preview.kind !== 'previewed') throw new Error('refused')
    expect(preview.outcome).toBe('issued')
    expect(preview.sms.templates?.[0]?.unfit).toContainEqual({ template: 'rain', version: 3, reason: 'not-approved' })
    expect(preview.texts.map(({ channel }) => channel)).toEqual(['group-chat', 'loudspeaker'])
    expect(preview.warnings).toContainEqual({
      code: 'no-template',
      at: 'sms (zh-CN)',
      message:
        'No approved template carries it: it is sent on the other channels, and its SMS fail. rain: not-approved.',
    })
  })

  it('goes out at once on the other channels, and its SMS are marked for what they are', async () => {
    const here = await aCounty(without('alert'), twoVillages())
    const { outcome } = await received(here)
    expect(outcome).toBe('issued')
    expect(new Set(marksOf(here, 'sms'))).toEqual(new Set(['failed no-template', 'suppressed covered']))
    expect(new Set(marksOf(here, 'group-chat'))).toEqual(new Set(['accepted none']))
    expect(here.carriers.speakers.taken.length).toBeGreaterThan(0)
  })

  it('is told to its duty officers in the same transaction, who are to ring people up', async () => {
    const here = await aCounty(without('alert'))
    const { warning } = await received(here)
    expect(
      toOfficers(here)
        .map(({ address }) => address)
        .toSorted(),
    ).toEqual(dutyPhones)
    expect(toOfficers(here)[0]?.variables).toContain('“暴雨预警”没有短信')
    expect(JSON.stringify(here.carriers.chat.taken)).toContain('请电话通知责任人')
    expect(await noted(here, warning.id)).toEqual(['receive in-force no-template'])
    const [entry] = await here.warnings.history(warning.id)
    expect((await here.warnings.find(entry?.call ?? ''))?.purpose).toBe('duty-call')
  })

  it('is told once, however often it is received', async () => {
    const here = await aCounty(without('alert'))
    await received(here)
    const again = await received(here)
    expect([again.repeat, ofSms(again.warnings)]).toEqual([true, ['no-template']])
    expect(toOfficers(here)).toHaveLength(2)
  })

  it('whoever has no officers is told that nobody was told', async () => {
    const here = await aCounty([], twoVillages())
    const { warning } = await received(here)
    expect(await noted(here, warning.id)).toEqual(['receive in-force no-template'])
    expect(toVillagers(here)).toEqual([])
  })

  it('an exercise without templates of its own is no SMS either', async () => {
    const onList = [...twoVillages(), ...dutyGroup()].map(record =>
      record.kind === 'person' ? { ...record, exercise: true } : record,
    )
    const here = await aCounty(
      set.filter(({ status }) => status === 'Actual'),
      onList,
    )
    const { warnings } = await received(here, anAlert({ status: 'Exercise' }))
    expect(ofSms(warnings)).toEqual(['no-template'])
    expect(sms(here)).toEqual([])
    const rehearsed = await aCounty(set, onList)
    await received(rehearsed, anAlert({ status: 'Exercise' }))
    expect(toVillagers(rehearsed)[0]?.template).toBe('id-of-county-exercise-alert-do-1')
  })

  it('wakes no officer for a notice, and tells nobody of one that is for loudspeakers alone', async () => {
    const here = await aCounty(without('notice'))
    const notice = { colour: 'none', event: '防溺水' }
    const { warnings, warning } = await received(here, anAlert(notice))
    expect(ofSms(warnings)).toEqual(['no-template'])
    const [entry] = await here.warnings.history(warning.id)
    expect(await here.warnings.find(entry?.call ?? '')).toMatchObject({ colour: 'none', lane: 'routine' })
    expect(toOfficers(here)).toEqual([])
    const parameters = { 'tongluo:roles': 'resident', 'tongluo:channels': 'loudspeaker' }
    const spoken = await received(here, anAlert({ ...notice, identifier: 'A2', parameters }))
    expect(ofSms(spoken.warnings)).toEqual([])
    expect(await noted(here, spoken.warning.id)).toEqual(['receive in-force'])
  })

  it('whatever is issued by the clock has its templates as well', async () => {
    const here = await aCounty(set)
    const times = '<effective>2026-07-01T04:12:00+08:00</effective>'
    await received(here, anAlert({ times }))
    expect(toVillagers(here)).toEqual([])
    await here.until('2026-07-01T04:14:00+08:00')
    expect(toVillagers(here)).toHaveLength(8)
  })
})
