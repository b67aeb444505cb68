import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { county, metOffice } from './support/county.ts'
import { twoVillages } from './support/village.ts'

const fixture = (file: string): Uint8Array => readFileSync(join(import.meta.dirname, '../fixtures', file))
const red = fixture('national/ningxiang-rainstorm-red.xml')
const cancel = fixture('national/ningxiang-rainstorm-cancel.xml')

const aCounty = (at = '2026-07-01T04:09:00+08:00') => county({ at, county: '430182', records: twoVillages() })
type County = Awaited<ReturnType<typeof aCounty>>
const accepted = async (here: County, bytes: Uint8Array, contentType = 'application/xml') => {
  const reception = await here.receiveDocument(bytes, contentType)
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
  await here.drain()
  return reception
}
const sent = ({ carriers }: County) =>
  carriers.sms.taken.map(({ address, content }) => ({ address, text: 'text' in content ? content.text : '' }))
const texts = (here: County) => new Set(sent(here).map(({ text }) => text))

describe('a warning in the national format', () => {
  it('reaches people in the words that its source wrote for each channel', async () => {
    const here = await aCounty()
    const { warning } = await accepted(here, red)
    expect(warning).toMatchObject({ state: 'in-force', colour: 'red' })
    expect([...texts(here)]).toEqual([
      '【试验】宁乡市气象台07月01日04时00分发布暴雨红色预警：沙田、黄材等地过去3小时降雨已达100毫米以上，请危险区群众立即转移。',
    ])
    for (const board of here.carriers.speakers.retained.values())
      expect(board.inForce[0]?.script).toMatch(/^宁乡市气象局2026年07月01日04时08分10秒暴雨红色预警\[I级\/特别严重\]/)
  })

  it('is lifted by a Cancel that knows its first identifier only', async () => {
    const here = await aCounty()
    const { warning } = await accepted(here, red)
    await here.until('2026-07-01T12:17:00+08:00')
    const reached = new Set(here.carriers.sms.taken.map(({ address }) => address)).size
    const lifted = await accepted(here, cancel)
    expect(lifted.warning).toMatchObject({ id: warning.id, state: 'cancelled' })
    const clear = sent(here).filter(({ text }) => text.includes('解除暴雨红色预警'))
    expect(new Set(clear.map(({ address }) => address)).size).toBe(reached)
  })

  it('that comes after its own Cancel is sent to nobody', async () => {
    const here = await aCounty('2026-07-01T12:17:00+08:00')
    await accepted(here, cancel)
    const late = await accepted(here, red)
    expect(late.warning.state).toMatch(/^cancelled/)
    expect(here.carriers.sms.taken).toEqual([])
  })

  it('is kept as it came, under the media type it came as', async () => {
    const here = await aCounty()
    const { warning, seq } = await accepted(here, red, 'text/xml; charset=UTF-8')
    const alert = await here.warnings.alert(warning.id, seq)
    expect(await here.raw.get(alert?.sha256 ?? '')).toEqual({ bytes: red, contentType: 'text/xml; charset=UTF-8' })
    expect(JSON.stringify(alert)).not.toMatch(/闻一鸣|154\d{8}/)
  })
})

describe('a warning in JSON', () => {
  const json = Buffer.from(
    fixture('cap-json/ningxiang-rainstorm-red.json').toString().replaceAll('430182106000', '430182000000'),
  )

  it('is carried out as the same in XML, and twice is one', async () => {
    const here = await aCounty('2026-07-01T04:10:30+08:00')
    const first = await accepted(here, json, 'application/cap+json')
    expect(first.warning).toMatchObject({ state: 'in-force', colour: 'red' })
    expect(here.carriers.sms.taken.length).toBeGreaterThan(0)
    expect(await here.receiveDocument(json, 'application/json')).toMatchObject({ repeat: true })
  })

  it('outside the area of its source is refused like any other', async () => {
    const here = await aCounty()
    const refusal = await here.receiveDocument(json, 'application/json', { ...metOffice, area: '152529' })
    expect(refusal).toMatchObject({ kind: 'refused', reasons: [{ code: 'outside-jurisdiction' }, {}] })
  })
})
