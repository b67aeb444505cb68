import { describe, expect, it } from 'vitest'
import { putsOff, refuses } from '../../shared/adapters/memory/carrier-behaviour.ts'
import { countMarks } from '../../shared/domain/sheets/sheet-marks.ts'
import { anAlert } from './support/cap.ts'
import { county, metOffice } from './support/county.ts'
import { twoVillages } from './support/village.ts'

const night = '2026-07-01T04:10:00+08:00'
const aCounty = (at = night) => county({ at, county: '430182', records: twoVillages() })
type County = Awaited<ReturnType<typeof aCounty>>

const phones = ({ carriers }: County) => carriers.sms.taken.map(({ address }) => address).sort()
const boards = ({ carriers }: County) => [...carriers.speakers.retained.values()]
const marked = ({ sheets }: County) => sheets.all().every(({ done }) => done)
const accepted = async (of: County, xml = anAlert()) => {
  const reception = await of.receive(xml)
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
  await of.drain()
  return reception
}

describe('a red warning at four in the morning', () => {
  it('reaches every phone once, every room and every village, and marks all of them', async () => {
    const here = await aCounty()
    const { warning } = await accepted(here)
    expect(warning.state).toBe('in-force')
    expect(phones(here)).toHaveLength(8)
    expect(new Set(phones(here)).size).toBe(8)
    expect(here.carriers.chat.taken).toHaveLength(1)
    expect(boards(here).map(board => board.inForce[0]?.repeat)).toEqual([3, 3])
    expect(marked(here)).toBe(true)
  })

  it('is one warning when it is sent twice', async () => {
    const here = await aCounty()
    const first = await accepted(here)
    expect(await here.receive(anAlert())).toMatchObject({ kind: 'received', repeat: true, warning: first.warning })
    await here.drain()
    expect(phones(here)).toHaveLength(8)
  })

  it('is a conflict when the same identity says something else', async () => {
    const here = await aCounty()
    await accepted(here)
    expect(await here.receive(anAlert({ colour: 'orange' }))).toMatchObject({ kind: 'conflict' })
  })

  it('for one village reaches that village and the room of its town', async () => {
    const here = await aCounty()
    await accepted(here, anAlert({ geocode: '430182101202' }))
    expect(phones(here)).toHaveLength(5)
    expect(here.carriers.chat.taken).toHaveLength(1)
    expect(boards(here).map(({ place }) => place)).toEqual(['430182101202'])
  })

  it('outside the area of its source is refused, and nobody is told', async () => {
    const here = await aCounty()
    const elsewhere = { ...metOffice, area: '152529' }
    const refusal = await here.receive(anAlert(), elsewhere)
    expect(refusal).toMatchObject({ kind: 'refused', reasons: [{ code: 'outside-jurisdiction', at: '宁乡市' }] })
    await here.drain()
    expect(phones(here)).toEqual([])
  })

  it('above the level of its source waits for approval, and nobody is told', async () => {
    const here = await aCounty()
    const reception = await here.receive(anAlert(), { ...metOffice, levels: ['blue'] })
    expect(reception).toMatchObject({ warning: { state: 'awaiting-approval', stateReason: 'level-above-source' } })
    await here.until('2026-07-01T04:20:00+08:00')
    expect(phones(here)).toEqual([])
  })

  it('to more people than its source may reach waits for approval', async () => {
    const here = await aCounty()
    const reception = await here.receive(anAlert(), { ...metOffice, maxRecipients: 12 })
    expect(reception).toMatchObject({ warning: { state: 'awaiting-approval', stateReason: 'audience-above-source' } })
  })

  it('whose areas resolve to nobody needs targeting, and says what was not resolved', async () => {
    const here = await aCounty()
    const reception = await here.receive(anAlert({ geocode: '430182999999' }))
    expect(reception).toMatchObject({
      warning: { state: 'needs-targeting' },
      unresolved: [{ areaDesc: '宁乡市', reason: 'unknown-code' }],
    })
  })

  it('that has expired before it arrives is recorded and not sent', async () => {
    const here = await aCounty('2026-07-02T04:11:00+08:00')
    expect(await here.receive(anAlert())).toMatchObject({ warning: { state: 'expired' } })
    await here.drain()
    expect(phones(here)).toEqual([])
  })

  it('whose time lies ahead is sent when it has come, and not before', async () => {
    const here = await aCounty()
    const times = '<effective>2026-07-01T05:00:00+08:00</effective>'
    expect(await here.receive(anAlert({ times }))).toMatchObject({ warning: { state: 'scheduled' } })
    await here.until('2026-07-01T04:59:00+08:00')
    expect(phones(here)).toEqual([])
    await here.until('2026-07-01T05:03:00+08:00')
    expect(phones(here)).toHaveLength(8)
    expect(here.carriers.chat.taken).toHaveLength(1)
    expect(marked(here)).toBe(true)
  })
})

describe('at night', () => {
  it('an orange gale is told to those with a duty; the public and the loudspeakers follow in the morning', async () => {
    const here = await aCounty()
    await accepted(here, anAlert({ colour: 'orange', event: '大风', code: '11B06' }))
    expect(phones(here)).toHaveLength(2)
    expect(here.carriers.chat.taken).toHaveLength(1)
    expect(boards(here)).toEqual([])
    await here.until('2026-07-01T06:29:00+08:00')
    expect(phones(here)).toHaveLength(2)
    await here.until('2026-07-01T06:35:00+08:00')
    expect(phones(here)).toHaveLength(8)
    expect(boards(here)).toHaveLength(2)
    expect(marked(here)).toBe(true)
  })

  it('what quiet hours held back until it expired is marked so', async () => {
    const here = await aCounty()
    const times = '<expires>2026-07-01T06:00:00+08:00</expires>'
    await accepted(here, anAlert({ colour: 'orange', event: '大风', code: '11B06', times }))
    await here.until('2026-07-01T06:05:00+08:00')
    const [sheet] = here.sheets.all().filter(({ id }) => id.channel === 'sms')
    expect(sheet && countMarks(sheet)).toMatchObject({ accepted: 1, suppressed: 3 })
    expect(phones(here)).toHaveLength(2)
    expect(marked(here)).toBe(true)
  })

  it('an orange rainstorm wakes everyone', async () => {
    const here = await aCounty()
    await accepted(here, anAlert({ colour: 'orange' }))
    expect(phones(here)).toHaveLength(8)
  })
})

describe('when something goes wrong', () => {
  it('lost messages are found by the watch or the tick, and nobody is told twice', async () => {
    const here = await aCounty()
    await here.receive(anAlert())
    here.warnings.outbox.splice(0)
    here.loseMessages()
    await here.until('2026-07-01T04:15:00+08:00')
    expect(phones(here)).toHaveLength(8)
    expect(marked(here)).toBe(true)
  })

  it('a number the carrier refuses is failed, and the others are reached', async () => {
    const here = await aCounty()
    here.carriers.sms.behave = ({ permit }) =>
      permit.address === '+8615400010001' ? refuses('invalid-address') : { takes: true, says: { outcome: 'accepted' } }
    await accepted(here)
    const counts = here.sheets
      .all()
      .filter(({ id }) => id.channel === 'sms')
      .map(countMarks)
    expect(counts.reduce((sum, { failed }) => sum + failed, 0)).toBe(1)
    expect(phones(here)).toHaveLength(7)
  })

  it('what the carrier puts off comes back on the same sheet until it is taken', async () => {
    const here = await aCounty()
    let busy = 12
    here.carriers.sms.behave = () =>
      busy-- > 0 ? putsOff('throttled') : { takes: true, says: { outcome: 'accepted' } }
    await accepted(here)
    expect(marked(here)).toBe(false)
    await here.until('2026-07-01T04:13:00+08:00')
    expect(phones(here)).toHaveLength(8)
    expect(marked(here)).toBe(true)
  })

  it('a STOP ends what was not handed over, and says so in every mark', async () => {
    const here = await aCounty()
    await here.stops.put({ scope: { channel: 'sms' }, by: 'duty-officer', at: 1 })
    await accepted(here)
    expect(phones(here)).toEqual([])
    expect(here.carriers.chat.taken).toHaveLength(1)
    const sms = here.sheets.all().filter(({ id }) => id.channel === 'sms')
    expect(sms.map(countMarks).reduce((sum, { suppressed }) => sum + suppressed, 0)).toBe(8)
  })
})
