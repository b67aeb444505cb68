import { describe, expect, it } from 'vitest'
import { resolveAudience } from '../../../../shared/domain/audience/audience.ts'
import type { CapArea } from '../../../../shared/domain/cap/alert.ts'
import { buildRoster } from '../../../../shared/domain/directory/build-roster.ts'
import { DirectoryRecord, riskTypes } from '../../../../shared/domain/directory/directory.ts'
import { covers } from '../../../../shared/domain/jurisdiction.ts'
import { byCode, countyOf, homeOf, isGroup, isVillage, townOf } from '../../../../shared/domain/place.ts'
import { valueNames } from '../../../../shared/policy/value-names.ts'
import { area, codes, info, neighbour, ningxiang, place, placesIn } from '../support/audience.ts'
import { areaRecord, personRecord, riskRecord, roomRecord, terminalRecord } from '../support/records.ts'

const [reservoir, slope, school] = ['R-430182101001-sk1', 'R-430182102001-dz1', 'R-430182102000-xx1'] as const
const withRisks = {
  ...ningxiang,
  places: [
    ...ningxiang.places,
    place(reservoir, { name: '青石水库', point: [28.21, 112.51], sizes: { sms: [3] } }),
    // Its village is known by one point, 20 km from here.
    place(slope, { name: '后山滑坡', point: [28.7, 112.9], sizes: { sms: [2] } }),
    place(school, { name: '东风小学', sizes: { sms: [1] } }),
  ],
}
const resolve = (target: CapArea, within = '', manifests = [neighbour, withRisks]) =>
  resolveAudience({ status: 'Actual', info: [info([target])] }, manifests, within, valueNames)
const byName = (value: string) => codes(value, 'TONGLUO-RISK-POINT-NAME')

describe('the code of a risk point', () => {
  it('says where the point lies', () => {
    expect([countyOf(reservoir), townOf(reservoir), homeOf(reservoir)]).toEqual([
      '430182',
      '430182101000',
      '430182101001',
    ])
    expect(covers({ area: '430182101' }, reservoir)).toBe(true)
    expect(covers({ area: '430182102' }, reservoir)).toBe(false)
  })

  it('is neither a village, nor a group', () => {
    expect([isVillage(reservoir), isVillage(school), isGroup(reservoir)]).toEqual([false, false, false])
  })

  it.each([
    'R-430182000000-a',
    'R-430182-a',
    'R-430182101001',
    'R-430182101001-',
    '430182101001-a',
    'R-430182101001-库',
  ])('%s is none', code => {
    expect(DirectoryRecord.safeParse(riskRecord(code)).success).toBe(false)
  })

  it.each(riskTypes)('of every type, as %s, is taken', type => {
    expect(DirectoryRecord.safeParse(riskRecord(reservoir, { type })).success).toBe(true)
  })
})

describe('a risk point', () => {
  it.each([
    ['its village', codes('430182101001'), [reservoir]],
    ['its town', codes('430182102'), [slope, school]],
    ['its county', codes('430182'), [reservoir, slope, school]],
  ])('is told what %s is told', (_, target, risks) => {
    expect(placesIn(resolve(target)).filter(code => code.startsWith('R-'))).toEqual([...risks].sort(byCode))
  })

  it('whose village is not known is told what any village of its town is told', () => {
    expect(placesIn(resolve(codes('430182102001')))).toContain(school)
    expect(placesIn(resolve(codes('430182101002')))).not.toContain(school)
  })

  it('can be named by its code, and then nobody else is told', () => {
    expect(placesIn(resolve(codes(`${reservoir}，${slope}`, 'TONGLUO-RISK-POINT')))).toEqual([reservoir, slope])
  })

  it('can be named by a list of names', () => {
    expect(placesIn(resolve(byName('青石水库、后山滑坡')))).toEqual([reservoir, slope])
    expect(placesIn(resolve(codes('东风小学', '风险点名称')))).toEqual([school])
  })

  it('is found by a circle around it, with the village that it lies in', () => {
    const found = placesIn(resolve(area({ circle: [{ centre: [28.7, 112.9], radiusKm: 2 }] })))
    expect(found).toEqual(['430182102001', 'G-430182county', school, slope].sort(byCode))
  })

  it('is found where its village is, though it has no point', () => {
    const found = placesIn(resolve(area({ circle: [{ centre: [28.5, 112.9], radiusKm: 2 }] })))
    expect(found).toEqual(expect.arrayContaining(['430182102001', slope, school]))
  })

  it('changes no count of villages', () => {
    const [without, among] = [resolve(codes('430182'), '', [ningxiang]), resolve(codes('430182'))]
    expect(among.sizes.villages).toBe(without.sizes.villages)
    expect(among.sizes.groups).toBe(without.sizes.groups)
    expect(among.sizes.phones).toBe(without.sizes.phones + 6)
  })

  it.each([
    ['a code that is not in the directory', codes('R-430182101001-no', 'TONGLUO-RISK-POINT'), 'unknown-code'],
    ['what is no code of a risk point', codes('430182101001', 'TONGLUO-RISK-POINT'), 'malformed-code'],
    ['a name that nothing bears', byName('无名水库'), 'unknown-name'],
  ])('that is named by %s reaches nobody, and is shown', (_, target, reason) => {
    expect(resolve(target)).toMatchObject({ counties: [], unresolved: [{ reason }], warnings: [{ code: reason }] })
  })

  it('by a name of several counties is not guessed, unless the source may warn in one of them only', () => {
    const namesake = place('R-430181100001-sk9', { name: '青石水库', sizes: { sms: [1] } })
    const both = [{ ...neighbour, places: [...neighbour.places, namesake] }, withRisks]
    expect(resolve(byName('青石水库'), '', both).unresolved).toMatchObject([{ reason: 'ambiguous-name' }])
    expect(placesIn(resolve(byName('青石水库'), '430182', both))).toEqual([reservoir])
  })

  it.each([
    ['its code', codes(reservoir, 'TONGLUO-RISK-POINT')],
    ['its name', byName('青石水库')],
  ])('outside the area of the source is refused by %s', (_, target) => {
    expect(resolve(target, '430181').outsideJurisdiction).toHaveLength(1)
  })
})

describe('the roster of a risk point', () => {
  const land = [areaRecord('430182000000'), areaRecord('430182101000'), areaRecord('430182101001')]
  const build = (...records: DirectoryRecord[]) =>
    buildRoster('430182', '宁乡市', [...land, ...records], 1, '2026-07-01')

  it('has its responsible people, and each phone once however many places name it', () => {
    const { manifest, pages, problems } = build(
      riskRecord(reservoir, { point: [28.21, 112.51] }),
      personRecord(reservoir, 'p', { role: 'duty' }),
      personRecord('430182101001', 'p', { role: 'duty' }),
      roomRecord(reservoir, 'r'),
    )
    expect(problems).toEqual([])
    expect(manifest.places.find(({ code }) => code === reservoir)).toMatchObject({
      ...{ point: [28.21, 112.51], duty: 1, sizes: { sms: [1], 'group-chat': [1] } },
      shared: [{ with: ['430182101001'], phones: 1, duty: 1 }],
    })
    expect(pages.find(({ place, channel }) => place === reservoir && channel === 'sms')?.slots).toMatchObject([
      { id: 'p', also: ['430182101001'] },
    ])
  })

  it('is built though its village is missing, and says so', () => {
    expect(build(riskRecord('R-430182101009-a'))).toMatchObject({
      problems: [{ code: 'unknown-home', at: 'risk-point R-430182101009-a' }],
      manifest: { places: expect.arrayContaining([expect.objectContaining({ code: 'R-430182101009-a' })]) },
    })
  })

  it('takes no loudspeaker: those are of the village', () => {
    expect(DirectoryRecord.safeParse(terminalRecord(reservoir, 't')).success).toBe(false)
  })
})
