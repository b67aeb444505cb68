import { describe, expect, it } from 'vitest'
import { anAlert } from './support/cap.ts'
import { county, metOffice } from './support/county.ts'
import { at, board, type County, given, headOfNorth, headOfSouth, north, south, textsTo } from './support/story.ts'
import { twoVillages } from './support/village.ts'

const aCounty = (time = '20:00') => county({ at: at(time), county: '430182', records: twoVillages() })
const spoken = (here: County, place: string): string[] => board(here, place).map(({ script }) => script)
const everythingDone = ({ sheets }: County) => sheets.all().every(({ done }) => done)

describe('one night: yellow, orange, red, all-clear', () => {
  it('reaches whom each colour calls for, tells who is left outside, and clears exactly those who were told', async () => {
    const here = await aCounty('22:00')
    const A: [string, string] = ['A', at('22:00')]
    const U1: [string, string] = ['U1', at('23:30')]
    const U2: [string, string] = ['U2', '2026-07-02T01:00:00+08:00']

    // Yellow for the north, at night: those with a duty and the rooms; the loudspeakers would wait for the day.
    const { warning } = await given(here, { identifier: 'A', colour: 'yellow', geocode: north, sent: A[1] })
    expect(here.carriers.sms.taken.map(({ address }) => address)).toEqual([headOfNorth])
    expect(here.carriers.chat.taken).toHaveLength(1)
    expect(spoken(here, north)).toEqual([])

    // Orange for both: rain may be said to everybody and from the loudspeakers, by night, too.
    await here.until(U1[1])
    await given(here, { identifier: 'U1', msgType: 'Update', references: [A], colour: 'orange', sent: U1[1] })
    expect(new Set(here.carriers.sms.taken.slice(1).map(({ address }) => address)).size).toBe(8)
    expect(here.carriers.sms.taken).toHaveLength(9)
    expect(textsTo(here, headOfNorth).at(-1)).toContain('第2报')
    expect(spoken(here, south)).toHaveLength(1)

    // Red for the south only: the north is told that it is no longer inside.
    await here.until(U2[1])
    await given(here, { identifier: 'U2', msgType: 'Update', references: [A, U1], geocode: south, sent: U2[1] })
    expect(here.carriers.sms.taken).toHaveLength(17)
    expect(textsTo(here, headOfNorth).at(-1)).toContain('不在')
    expect(textsTo(here, headOfNorth).at(-1)).not.toContain('请立即转移')
    expect(textsTo(here, headOfSouth).at(-1)).toContain('请立即转移')
    // Whoever lives in both is inside.
    expect(textsTo(here, '+8615400010001').at(-1)).toContain('请立即转移')

    // The all-clear, without a word of its own, at three in the morning: the series was red, so it is spoken at once.
    await here.until('2026-07-02T03:00:00+08:00')
    const cancel = {
      identifier: 'C',
      msgType: 'Cancel',
      references: [A, U1, U2],
      wordless: true,
      sent: '2026-07-02T03:00:00+08:00',
    } as const
    expect(await given(here, cancel)).toMatchObject({
      warning: { id: warning.id, state: 'cancelled', seq: 4 },
      outcome: 'issued',
    })
    expect(here.carriers.sms.taken).toHaveLength(25)
    expect(textsTo(here, headOfSouth).at(-1)).toContain('解除')
    expect(textsTo(here, headOfSouth).at(-1)).not.toContain('请立即转移')
    expect(spoken(here, south)).toEqual([expect.stringContaining('解除')])
    await here.until('2026-07-02T03:02:00+08:00')
    expect(everythingDone(here)).toBe(true)
  })

  it('an all-clear of what was never red is spoken by day, and silences the loudspeakers at once', async () => {
    const here = await aCounty('20:00')
    await given(here, { identifier: 'A', colour: 'orange', sent: at('20:00') })
    expect(spoken(here, north)).toHaveLength(1)
    await here.until(at('23:00'))
    await given(here, {
      identifier: 'C',
      msgType: 'Cancel',
      references: [['A', at('20:00')]],
      wordless: true,
      sent: at('23:00'),
    })
    expect(spoken(here, north)).toEqual([])
    expect(textsTo(here, headOfNorth).at(-1)).toContain('解除')
    await here.until('2026-07-02T06:31:00+08:00')
    expect(spoken(here, north)).toEqual([expect.stringContaining('解除')])
    expect(everythingDone(here)).toBe(true)
  })
})

describe('a Cancel', () => {
  it('that comes before its Alert sends nothing, and the Alert is recorded as cancelled before arrival', async () => {
    const here = await aCounty()
    const cancel = await given(here, { identifier: 'C', msgType: 'Cancel', references: ['A'], sent: at('20:00') })
    expect(cancel).toMatchObject({
      outcome: 'recorded',
      warning: { state: 'cancelled', stateReason: 'unknown-predecessor' },
    })
    const alert = await given(here, { identifier: 'A' })
    expect(alert).toMatchObject({ outcome: 'recorded', warning: { state: 'cancelled-before-arrival', seq: 0 } })
    expect(here.carriers.sms.taken).toEqual([])
    expect(here.carriers.chat.taken).toEqual([])
  })

  it('by a stranger does not bury the Alert of another source', async () => {
    const here = await aCounty()
    const stranger = { ...metOffice, id: 'stranger', area: '43018' }
    await given(here, { identifier: 'C', msgType: 'Cancel', references: ['A'], sent: at('20:00') }, stranger)
    expect(await given(here, { identifier: 'A' })).toMatchObject({ warning: { state: 'in-force' } })
    expect(here.carriers.sms.taken).toHaveLength(8)
  })

  it('of what still waits withdraws it, and nobody is told anything', async () => {
    const here = await aCounty()
    await given(here, { identifier: 'A' }, { ...metOffice, levels: ['blue'] })
    const cancel = await given(here, { identifier: 'C', msgType: 'Cancel', references: ['A'], sent: at('20:00') })
    expect(cancel).toMatchObject({ warning: { state: 'cancelled', seq: 0 } })
    await here.until(at('20:10'))
    expect(here.carriers.sms.taken).toEqual([])
  })

  it('twice, also under another name, is told once', async () => {
    const here = await aCounty()
    await given(here, { identifier: 'A' })
    const cancel = { msgType: 'Cancel', references: ['A'], wordless: true, sent: at('20:00') } as const
    await given(here, { ...cancel, identifier: 'C' })
    expect(await given(here, { ...cancel, identifier: 'C' })).toMatchObject({ repeat: true, outcome: 'issued' })
    expect(await given(here, { ...cancel, identifier: 'C2' })).toMatchObject({ outcome: 'recorded' })
    expect(textsTo(here, headOfNorth)).toHaveLength(2)
  })

  it('during the planning stops the Alert everywhere, and tells only who was told', async () => {
    const here = await aCounty()
    await here.receive(anAlert({ identifier: 'A' }))
    await given(here, { identifier: 'C', msgType: 'Cancel', references: ['A'], wordless: true, sent: at('20:00') })
    await here.until(at('20:02'))
    const told = here.carriers.sms.taken.map(({ address }) => address)
    for (const phone of new Set(told)) expect(textsTo(here, phone)).toHaveLength(2)
    expect(everythingDone(here)).toBe(true)
  })

  it('without references is recorded, with a warning that it reaches nobody', async () => {
    const here = await aCounty()
    const cancel = await given(here, { identifier: 'C', msgType: 'Cancel', sent: at('20:00') })
    expect(cancel.warnings.map(({ code }) => code)).toContain('no-references')
    expect(cancel).toMatchObject({ outcome: 'recorded' })
  })
})

describe('an Update', () => {
  it('that comes before its Alert is issued as an Alert; the Alert joins it as superseded', async () => {
    const here = await aCounty()
    const update = await given(here, {
      identifier: 'U',
      msgType: 'Update',
      references: ['A'],
      colour: 'orange',
      sent: at('20:00'),
    })
    expect(update).toMatchObject({ outcome: 'issued', warning: { state: 'in-force', seq: 1 } })
    const alert = await given(here, { identifier: 'A' })
    expect(alert).toMatchObject({ outcome: 'recorded', warning: { id: update.warning.id } })
    expect(here.carriers.sms.taken).toHaveLength(8)
    // Whoever names only the first of the series is understood, as national messages do.
    await given(here, { identifier: 'C', msgType: 'Cancel', references: ['A'], wordless: true, sent: at('20:01') })
    expect(here.carriers.sms.taken).toHaveLength(16)
  })

  it.each([
    ['names both', ['A', ['U1', at('20:10')]]],
    ['names only the first', ['A']],
  ] as const)(
    'crossed by an earlier one, where the later %s: the earlier one is recorded and not sent',
    async (_, references) => {
      const here = await aCounty()
      await given(here, { identifier: 'A', sent: '2026-07-01T04:10:00+08:00' })
      const second = {
        identifier: 'U2',
        msgType: 'Update',
        references: [...references] as (string | [string, string])[],
        sent: at('20:20'),
      } as const
      await here.until(second.sent)
      await given(here, second)
      expect(
        await given(here, { identifier: 'U1', msgType: 'Update', references: ['A'], sent: at('20:10') }),
      ).toMatchObject({ outcome: 'recorded' })
      expect(textsTo(here, headOfNorth)).toHaveLength(2)
    },
  )

  it('that names only a middle one which comes last joins both series: everybody hears the newest, once', async () => {
    const here = await aCounty()
    await given(here, { identifier: 'A', geocode: north })
    await given(here, {
      identifier: 'U2',
      msgType: 'Update',
      references: [['U1', at('20:10')]],
      geocode: south,
      sent: at('20:20'),
    })
    expect(textsTo(here, headOfNorth)).toHaveLength(1)
    await given(here, { identifier: 'U1', msgType: 'Update', references: ['A'], sent: at('20:10') })
    expect(textsTo(here, headOfNorth)).toHaveLength(2)
    expect(textsTo(here, headOfNorth).at(-1)).toContain('不在')
    expect(textsTo(here, headOfSouth)).toHaveLength(1)
    await given(here, {
      identifier: 'C',
      msgType: 'Cancel',
      references: [['U2', at('20:20')]],
      wordless: true,
      sent: at('20:30'),
    })
    expect([textsTo(here, headOfNorth).length, textsTo(here, headOfSouth).length]).toEqual([3, 2])
  })

  it('of two warnings at once reaches its own area once, and tells whoever is left outside of each that reached them', async () => {
    const here = await aCounty()
    await given(here, { identifier: 'A', geocode: north })
    await given(here, { identifier: 'B', geocode: [north, south] })
    const before = here.carriers.sms.taken.length
    await given(here, { identifier: 'U', msgType: 'Update', references: ['A', 'B'], geocode: south, sent: at('20:10') })
    const told = here.carriers.sms.taken.slice(before)
    const inside = told.filter(({ content }) => 'text' in content && content.text.includes('请立即转移'))
    expect(inside).toHaveLength(5)
    expect(new Set(inside.map(({ address }) => address)).size).toBe(5)
    // The three of the north who live nowhere else had two warnings: both are over for them.
    expect(told).toHaveLength(5 + 2 * 3)
    await given(here, {
      identifier: 'C',
      msgType: 'Cancel',
      references: [['U', at('20:10')]],
      wordless: true,
      sent: at('20:30'),
    })
    expect(
      await Promise.all(
        ['A', 'B'].map(
          async id =>
            (await here.receive(anAlert({ identifier: id, geocode: id === 'A' ? north : [north, south] }))).kind,
        ),
      ),
    ).toEqual(['received', 'received'])
  })

  it('that waits for approval leaves what is in force as it is; a newer order takes its place', async () => {
    const here = await aCounty()
    const { warning } = await given(here, { identifier: 'A', colour: 'orange' })
    const low = { ...metOffice, levels: ['orange' as const] }
    const update = await given(here, { identifier: 'U', msgType: 'Update', references: ['A'], sent: at('20:10') }, low)
    expect(update).toMatchObject({
      outcome: 'waiting',
      warning: { id: warning.id, state: 'in-force', seq: 1, pending: { seq: 2 } },
    })
    expect(here.carriers.sms.taken).toHaveLength(8)
    await given(here, { identifier: 'C', msgType: 'Cancel', references: ['A'], wordless: true, sent: at('20:20') })
    expect(await here.warnings.find(warning.id)).toMatchObject({ state: 'cancelled', seq: 3 })
    expect((await here.warnings.find(warning.id))?.pending).toBeUndefined()
  })

  it('for later waits for its time, and then replaces what is in force', async () => {
    const here = await aCounty()
    const { warning } = await given(here, { identifier: 'A', colour: 'orange' })
    const times = `<effective>${at('20:30')}</effective>`
    await given(here, { identifier: 'U', msgType: 'Update', references: ['A'], times, sent: at('20:10') })
    await here.until(at('20:29'))
    expect(textsTo(here, headOfNorth)).toHaveLength(1)
    await here.until(at('20:32'))
    expect(textsTo(here, headOfNorth)).toHaveLength(2)
    expect(await here.warnings.find(warning.id)).toMatchObject({ seq: 2, colour: 'red' })
  })

  it('may be followed, after its own end, by one that waited for later', async () => {
    const here = await aCounty()
    const ends = `<expires>${at('20:20')}</expires>`
    const { warning } = await given(here, { identifier: 'A', times: ends })
    const times = `<effective>${at('20:30')}</effective>`
    await given(here, { identifier: 'U', msgType: 'Update', references: ['A'], times, sent: at('20:10') })
    await here.until(at('20:25'))
    expect(await here.warnings.find(warning.id)).toMatchObject({ state: 'scheduled' })
    await here.until(at('20:32'))
    expect(await here.warnings.find(warning.id)).toMatchObject({ state: 'in-force', seq: 2 })
    expect(textsTo(here, headOfNorth)).toHaveLength(2)
  })
})
