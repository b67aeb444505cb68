import { expect, it } from 'vitest'
import { riskRecord } from '../unit/domain/support/records.ts'
import { anAlert } from './support/cap.ts'
import { county } from './support/county.ts'
import { twoVillages } from './support/village.ts'

const reservoir = 'R-430182101202-sk1'
const watcher = '+8615400009001'
const records = () => {
  const [villager] = twoVillages().flatMap(record =>
    record.kind === 'person' && record.place === '430182101202' && record.role === 'duty' ? [record] : [],
  )
  if (!villager) throw new Error('the village has nobody with a duty')
  return [
    ...twoVillages(),
    riskRecord(reservoir, { name: '青石水库' }),
    { ...villager, id: 'watcher', place: reservoir, phone: watcher },
    // The head of the village answers for the reservoir too.
    { ...villager, place: reservoir },
  ]
}
const told = async (xml: string) => {
  const here = await county({ at: '2026-07-01T04:10:00+08:00', county: '430182', records: records() })
  const reception = await here.receive(xml)
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
  await here.drain()
  return { here, reception, phones: here.carriers.sms.taken.map(({ address }) => address) }
}

it('the people of a reservoir are told what their village is told, each once', async () => {
  const { phones, reception } = await told(anAlert({ geocode: '430182101202' }))
  const without = await county({ at: '2026-07-01T04:10:00+08:00', county: '430182', records: twoVillages() })
  await without.receive(anAlert({ geocode: '430182101202' }))
  await without.drain()
  expect(phones).toHaveLength(without.carriers.sms.taken.length + 1)
  expect(new Set(phones).size).toBe(phones.length)
  expect(phones).toContain(watcher)
  expect(reception.audience).toMatchObject({ villages: 1 })
})

it('a reservoir that is named is told alone, and its proof is its people', async () => {
  const named = anAlert({ geocode: '青石水库' }).replace(
    /<valueName>[^<]*<\/valueName>(?=\s*<value>青石水库)/,
    '<valueName>TONGLUO-RISK-POINT-NAME</valueName>',
  )
  const { here, phones, reception } = await told(named)
  expect(reception.audience).toMatchObject({ villages: 0, phones: 2 })
  expect(phones).toHaveLength(2)
  expect(phones).toContain(watcher)
  expect(here.sheets.all().map(({ id }) => id.place)).toEqual([reservoir])
  expect(here.sheets.all().every(({ done }) => done)).toBe(true)
})
