import { describe, expect, it } from 'vitest'
import { anAlert } from './support/cap.ts'
import { county, metOffice } from './support/county.ts'
import { twoVillages } from './support/village.ts'

const aCounty = (at = '2026-07-01T20:00:00+08:00') => county({ at, county: '430182', records: twoVillages() })
const previewed = async (here: Awaited<ReturnType<typeof aCounty>>, xml: string, source = metOffice) => {
  const preview = await here.preview(xml, source)
  if (preview.kind !== 'previewed') throw new Error(JSON.stringify(preview))
  return preview
}

describe('a preview', () => {
  it('counts whoever would be reached, by township and kind of listener, each phone once; and sends nothing', async () => {
    const here = await aCounty()
    const preview = await previewed(here, anAlert())
    expect(preview).toMatchObject({ outcome: 'issued', seq: 1, follows: [], reachedBefore: 0 })
    expect(preview.towns).toEqual([
      { code: '430182101000', name: '道林镇', people: 2, public: 6, rooms: 1, speakers: 4 },
    ])
    expect(preview.listeners.speakers).toEqual({ count: 4, turn: { kind: 'send', repeat: 3 } })
    await here.until('2026-07-01T20:05:00+08:00')
    expect(here.carriers.sms.taken).toEqual([])
    expect(await here.warnings.find(preview.warning.id)).toBeUndefined()
  })

  it('is what is sent then: the same count, the same text', async () => {
    const here = await aCounty()
    const { listeners, texts, sms, warning } = await previewed(here, anAlert())
    await here.receive(anAlert())
    await here.drain()
    expect(here.carriers.sms.taken).toHaveLength(listeners.people.count + listeners.public.count)
    const text = texts.find(({ channel }) => channel === 'sms')?.text
    expect(here.carriers.sms.taken.every(({ content }) => 'text' in content && content.text === text)).toBe(true)
    expect(sms).toEqual({ parts: 1, messages: 8, cost: { amount: 0.4, currency: 'CNY' } })
    expect(texts.find(({ channel }) => channel === 'loudspeaker')?.text).toBe(
      [...here.carriers.speakers.retained.values()][0]?.inForce[0]?.script,
    )
    expect((await here.warnings.find(warning.id))?.state).toBe('in-force')
  })

  it('says who is held back until when, and who is not addressed at all', async () => {
    const night = await aCounty('2026-07-01T23:00:00+08:00')
    const { listeners, sms } = await previewed(night, anAlert({ colour: 'yellow', sent: '2026-07-01T23:00:00+08:00' }))
    expect(listeners.people.turn).toEqual({ kind: 'send', repeat: 1 })
    expect(listeners.public.turn.kind).toBe('not-addressed')
    expect(listeners.speakers.turn).toMatchObject({ kind: 'hold', untilAt: Date.parse('2026-07-02T06:30:00+08:00') })
    expect(sms.messages).toBe(2)
  })

  it('shows what stays unresolved, what would wait and why, and what would be refused', async () => {
    const here = await aCounty()
    expect((await previewed(here, anAlert({ geocode: ['430182101201', '430182999999'] }))).unresolved).toHaveLength(1)
    const waiting = await previewed(here, anAlert(), { ...metOffice, levels: ['blue'] })
    expect(waiting).toMatchObject({ outcome: 'waiting', reason: 'level-above-source' })
    expect(await here.preview(anAlert(), { ...metOffice, area: '152529' })).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'outside-jurisdiction' }],
    })
  })

  it('of an Update names what it follows and has words for whoever is left outside; of a Cancel, its all-clear', async () => {
    const here = await aCounty()
    await here.receive(anAlert())
    await here.until('2026-07-01T20:01:00+08:00')
    const sent = '2026-07-01T20:01:00+08:00'
    const update = await previewed(
      here,
      anAlert({ identifier: 'U', msgType: 'Update', references: ['A1'], geocode: '430182101201', sent }),
    )
    expect(update.follows).toHaveLength(1)
    expect(update.reachedBefore).toBe(8 + 1 + 4)
    expect(update.texts.filter(({ covered }) => !covered).map(({ text }) => text)[0]).toContain('不在')
    const cancel = await previewed(
      here,
      anAlert({ identifier: 'C', msgType: 'Cancel', references: ['A1'], wordless: true, sent }),
    )
    expect(cancel.texts.map(({ text }) => text).every(text => text.includes('解除'))).toBe(true)
    expect((await previewed(here, anAlert())).known).toBe(true)
  })
})
