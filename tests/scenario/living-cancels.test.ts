import { describe, expect, it } from 'vitest'
import { anAlert } from './support/cap.ts'
import { metOffice } from './support/county.ts'
import { anEvening, at, everythingDone, given, headOfNorth, textsTo } from './support/story.ts'

describe('a Cancel', () => {
  it('that comes before its Alert sends nothing, and the Alert is recorded as cancelled before arrival', async () => {
    const here = await anEvening()
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
    const here = await anEvening()
    const stranger = { ...metOffice, id: 'stranger', area: '43018' }
    await given(here, { identifier: 'C', msgType: 'Cancel', references: ['A'], sent: at('20:00') }, stranger)
    expect(await given(here, { identifier: 'A' })).toMatchObject({ warning: { state: 'in-force' } })
    expect(here.carriers.sms.taken).toHaveLength(8)
  })

  it('of what still waits withdraws it, and nobody is told anything', async () => {
    const here = await anEvening()
    await given(here, { identifier: 'A' }, { ...metOffice, levels: ['blue'] })
    const cancel = await given(here, { identifier: 'C', msgType: 'Cancel', references: ['A'], sent: at('20:00') })
    expect(cancel).toMatchObject({ warning: { state: 'cancelled', seq: 0 } })
    await here.until(at('20:10'))
    expect(here.carriers.sms.taken).toEqual([])
  })

  it('twice, also under another name, is told once', async () => {
    const here = await anEvening()
    await given(here, { identifier: 'A' })
    const cancel = { msgType: 'Cancel', references: ['A'], wordless: true, sent: at('20:00') } as const
    await given(here, { ...cancel, identifier: 'C' })
    expect(await given(here, { ...cancel, identifier: 'C' })).toMatchObject({ repeat: true, outcome: 'issued' })
    expect(await given(here, { ...cancel, identifier: 'C2' })).toMatchObject({ outcome: 'recorded' })
    expect(textsTo(here, headOfNorth)).toHaveLength(2)
  })

  it('during the planning stops the Alert everywhere, and tells only who was told', async () => {
    const here = await anEvening()
    await here.receive(anAlert({ identifier: 'A' }))
    await given(here, { identifier: 'C', msgType: 'Cancel', references: ['A'], wordless: true, sent: at('20:00') })
    await here.until(at('20:02'))
    const told = here.carriers.sms.taken.map(({ address }) => address)
    for (const phone of new Set(told)) expect(textsTo(here, phone)).toHaveLength(2)
    expect(everythingDone(here)).toBe(true)
  })

  it('without references is recorded, with a warning that it reaches nobody', async () => {
    const here = await anEvening()
    const cancel = await given(here, { identifier: 'C', msgType: 'Cancel', sent: at('20:00') })
    expect(cancel.warnings.map(({ code }) => code)).toContain('no-references')
    expect(cancel).toMatchObject({ outcome: 'recorded' })
  })
})
