import { describe, expect, it } from 'vitest'
import { anAlert } from './support/cap.ts'
import { metOffice } from './support/county.ts'
import { anEvening, at, given, headOfNorth, headOfSouth, north, south, textsTo } from './support/story.ts'

describe('an Update', () => {
  it('that comes before its Alert is issued as an Alert; the Alert joins it as superseded', async () => {
    const here = await anEvening()
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
      const here = await anEvening()
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
    const here = await anEvening()
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
    const here = await anEvening()
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
    const here = await anEvening()
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
    const here = await anEvening()
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
    const here = await anEvening()
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
