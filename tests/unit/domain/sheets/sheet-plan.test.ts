import { expect, it } from 'vitest'
import type { Manifest } from '../../../../shared/domain/directory/roster.ts'
import { sheetsOf } from '../../../../shared/domain/sheets/sheet-plan.ts'

const manifest: Manifest = {
  county: '430182',
  name: '宁乡市',
  rev: 1,
  places: [
    { code: '430182101000', name: '镇', sizes: { 'group-chat': [1, 1] }, duty: 0 },
    { code: '430182101001', name: '甲', sizes: { sms: [500, 3], loudspeaker: [30] }, duty: 3 },
    { code: '430182101002', name: '乙', sizes: { sms: [200] }, duty: 3 },
    { code: '430182101003', name: '丙', sizes: {}, duty: 0 },
  ],
}
const names = (...parameters: Parameters<typeof sheetsOf>) =>
  [...sheetsOf(...parameters)].map(({ place, channel, page, size }) => `${place.slice(-3)} ${channel} ${page}: ${size}`)

it('every page of every place is one sheet, channel by channel in the order asked for', () => {
  const places = manifest.places.map(({ code }) => code)
  expect(names(manifest, places, ['loudspeaker', 'group-chat', 'sms'])).toEqual([
    '001 loudspeaker 0: 30',
    '000 group-chat 0: 1',
    '000 group-chat 1: 1',
    '001 sms 0: 500',
    '001 sms 1: 3',
    '002 sms 0: 200',
  ])
})

it('only the places and channels asked for are planned, and a place that is not known has no sheets', () => {
  expect(names(manifest, ['430182101002', '430182999001'], ['sms'])).toEqual(['002 sms 0: 200'])
  expect(names(manifest, ['430182101003'])).toEqual([])
})
