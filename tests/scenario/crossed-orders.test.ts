import { describe, expect, it } from 'vitest'
import { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import { county } from './support/county.ts'
import { dutyGroup, dutyPhones, township, wang } from './support/officers.ts'
import { at, board, given, headOfNorth, north, textsTo } from './support/story.ts'
import { twoVillages } from './support/village.ts'

const aCounty = (time = '10:00') =>
  county({ at: at(time), county: '430182', records: [...twoVillages(), ...dutyGroup()] })

describe('an Update', () => {
  it('of two warnings reaches who came into the directory between them', async () => {
    const here = await aCounty()
    await given(here, { identifier: 'A', geocode: north })
    const newcomer = '+8615400017777'
    await here.publish([
      DirectoryRecord.parse({
        kind: 'person',
        id: 'newcomer',
        place: north,
        name: '某',
        phone: newcomer,
        role: 'duty',
      }),
    ])
    await given(here, { identifier: 'B', geocode: north })
    expect(textsTo(here, newcomer)).toHaveLength(1)
    await given(here, { identifier: 'U', msgType: 'Update', references: ['A', 'B'], geocode: north, sent: at('10:10') })
    await here.until(at('10:15'))
    expect(textsTo(here, newcomer)).toHaveLength(2)
    expect(textsTo(here, headOfNorth)).toHaveLength(3)
  })

  it('that waits for its time, and came before its Alert, goes on waiting beside it', async () => {
    const here = await aCounty()
    const u = await given(here, {
      identifier: 'U',
      msgType: 'Update',
      references: [['A', at('09:50')]],
      sent: at('10:00'),
      times: `<effective>${at('14:00')}</effective>`,
    })
    expect(u.outcome).toBe('waiting')
    await given(here, { identifier: 'A', sent: at('09:50') })
    expect(textsTo(here, headOfNorth)).toHaveLength(1)
    await here.until(at('14:02'))
    expect(textsTo(here, headOfNorth)).toHaveLength(2)
    expect(board(here, north)).toHaveLength(1)
    await given(here, {
      identifier: 'C',
      msgType: 'Cancel',
      references: [['A', at('09:50')]],
      wordless: true,
      sent: at('14:10'),
    })
    expect(textsTo(here, headOfNorth).at(-1)).toContain('解除')
    expect(board(here, north).every(({ script }) => script.includes('解除'))).toBe(true)
  })

  it('that was rejected does not bury the Alert that comes after it', async () => {
    const here = await aCounty()
    const low = { ...township, maxRecipients: 1_000 }
    const u = await given(
      here,
      { identifier: 'U', msgType: 'Update', references: [['A', at('09:50')]], sent: at('10:00') },
      low,
    )
    expect(u.warning.state).toBe('awaiting-approval')
    await here.decide(u.warning.id, { decision: 'reject', seq: 1, reason: '无依据' }, wang)
    await given(here, { identifier: 'A', colour: 'yellow', sent: at('09:50') }, low)
    expect(textsTo(here, headOfNorth)).toHaveLength(1)
  })

  it('silences what each of two warnings set going in a village, though the village hears it from one of them', async () => {
    const here = await aCounty()
    await given(here, { identifier: 'A', geocode: north })
    await given(here, { identifier: 'B', geocode: north })
    expect(board(here, north)).toHaveLength(2)
    await given(here, {
      identifier: 'U',
      msgType: 'Update',
      references: ['A', 'B'],
      geocode: north,
      colour: 'yellow',
      sent: at('10:10'),
    })
    await here.until(at('10:15'))
    expect(board(here, north).map(({ priority }) => priority)).toEqual(['yellow'])
  })
})

describe('a Cancel', () => {
  it('of what is over already also ends an Update of it that was sent before and comes after', async () => {
    const here = await aCounty()
    await given(here, { identifier: 'A', sent: at('10:00'), times: `<expires>${at('11:00')}</expires>` })
    await here.until(at('11:10'))
    const named = { references: [['A', at('10:00')] as const] }
    await given(here, { identifier: 'C', msgType: 'Cancel', ...named, wordless: true, sent: at('11:09') })
    const late = await given(here, { identifier: 'U', msgType: 'Update', ...named, sent: at('11:05') })
    expect(late.outcome).toBe('recorded')
    expect(textsTo(here, headOfNorth)).toHaveLength(1)
  })

  it('reaches who heard an Update whose sender had a clock that was fast', async () => {
    const here = await aCounty()
    await given(here, { identifier: 'A', sent: at('10:00') })
    await here.until(at('10:30'))
    await given(here, { identifier: 'U', msgType: 'Update', references: [['A', at('10:00')]], sent: at('10:40') })
    await here.until(at('10:31'))
    await given(here, {
      identifier: 'C',
      msgType: 'Cancel',
      references: [['A', at('10:00')]],
      wordless: true,
      sent: at('10:31'),
    })
    expect(textsTo(here, headOfNorth).at(-1)).toContain('解除')
  })

  it('that names only the first message of what is over reaches what an Update began after it, as national messages do', async () => {
    const here = await aCounty()
    await given(here, { identifier: 'A', sent: at('10:00'), times: `<expires>${at('11:00')}</expires>` })
    await here.until(at('11:05'))
    await given(here, { identifier: 'U', msgType: 'Update', references: [['A', at('10:00')]], sent: at('11:05') })
    expect(textsTo(here, headOfNorth)).toHaveLength(2)
    await given(here, {
      identifier: 'C',
      msgType: 'Cancel',
      references: [['A', at('10:00')]],
      wordless: true,
      sent: at('11:10'),
    })
    expect(textsTo(here, headOfNorth).at(-1)).toContain('解除')
    expect(textsTo(here, headOfNorth)).toHaveLength(3)
  })

  it('of a warning that waits and of one in force, typed by hand, is told to the officers at once', async () => {
    const here = await aCounty()
    const low = { ...township, maxRecipients: 1_000 }
    await given(here, { identifier: 'A', sent: at('09:50') }, low)
    here.clock.at += 1_000
    await given(here, { identifier: 'B', colour: 'yellow', sent: at('09:50') }, low)
    const before = textsTo(here, dutyPhones[0] ?? '').length
    const c = await given(
      here,
      {
        identifier: 'C',
        msgType: 'Cancel',
        references: [
          ['A', at('09:50')],
          ['B', at('09:50')],
        ],
        wordless: true,
        sent: at('10:00'),
      },
      wang,
    )
    await here.until(at('10:01'))
    expect(textsTo(here, dutyPhones[0] ?? '').length).toBe(before + 1)
    expect(c.outcome).toBe('waiting')
  })
})

describe('what waits', () => {
  it('of two warnings that nobody was told of is approved for both, and leaves nothing that cannot be planned', async () => {
    const here = await aCounty()
    const low = { ...township, maxRecipients: 1_000 }
    await given(here, { identifier: 'A', sent: at('09:40') }, low)
    await given(here, { identifier: 'B', sent: at('09:50') }, low)
    const references = [['A', at('09:40')] as const, ['B', at('09:50')] as const]
    const { warning, seq } = await given(
      here,
      { identifier: 'U', msgType: 'Update', references, sent: at('10:00') },
      low,
    )
    expect((await here.decide(warning.id, { decision: 'approve', seq }, wang)).kind).toBe('decided')
    await here.until(at('10:05'))
    expect(textsTo(here, headOfNorth)).toHaveLength(1)
    expect(here.sheets.all().every(({ done }) => done)).toBe(true)
  })

  it('beside something that is over: rejecting it leaves that expired, and everybody with a mark', async () => {
    const here = await aCounty('22:00')
    const low = { ...township, maxRecipients: 1_000 }
    const a = await given(
      here,
      { identifier: 'A', colour: 'yellow', sent: at('22:00'), times: `<expires>${at('23:00')}</expires>` },
      low,
    )
    await given(here, { identifier: 'U', msgType: 'Update', references: [['A', at('22:00')]], sent: at('22:10') }, low)
    await here.until(at('23:00'))
    // the tick and loss of its messages
    here.clock.at = Date.parse(at('23:00'))
    await here.tick()
    here.loseMessages()
    await here.decide(a.warning.id, { decision: 'reject', seq: 2, reason: '无' }, wang)
    expect(await here.warnings.find(a.warning.id)).toMatchObject({ state: 'expired' })
    await here.until('2026-07-02T08:00:00+08:00')
    expect(
      here.sheets
        .all()
        .filter(({ id }) => id.warning === a.warning.id)
        .every(({ done }) => done),
    ).toBe(true)
  })
})
