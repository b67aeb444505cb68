import { describe, expect, it } from 'vitest'
import { resolveAudience } from '../../../../shared/domain/audience/audience.ts'
import type { CapArea, Info } from '../../../../shared/domain/cap/alert.ts'
import type { Manifest, ManifestPlace } from '../../../../shared/domain/directory/roster.ts'
import {
  area,
  codes,
  info,
  neighbour,
  ningxiang,
  place,
  placesIn,
  resolve,
  room,
  valueNames,
} from '../support/audience.ts'

describe('several infos', () => {
  const both = (first: Info, second: Info) =>
    resolveAudience({ status: 'Actual', info: [first, second] }, [ningxiang], '', valueNames)

  it('add up', () => {
    const audience = both(info([codes('430182101001')]), info([codes('430182102001')], '大风'))
    expect(placesIn(audience)).toEqual(expect.arrayContaining(['430182101001', '430182102001']))
  })

  it('of one event may leave the areas to one of them', () => {
    expect(both(info([codes('430182101001')]), info([])).unresolved).toEqual([])
  })

  it('of another event without an area are listed', () => {
    expect(both(info([codes('430182101001')]), info([], '大风')).unresolved).toEqual([
      { areaDesc: '', what: 'info 大风', reason: 'no-area' },
    ])
  })

  it('report one problem once, however many languages repeat it', () => {
    expect(both(info([codes('430182199')]), info([codes('430182199')])).unresolved).toHaveLength(1)
  })
})

it('the sizes of an audience are those of its places', () => {
  expect(resolve([codes('430182')]).sizes).toEqual({ villages: 4, groups: 2, phones: 427, rooms: 2, terminals: 67 })
})

describe('the duty officers of the county', () => {
  const officers = place('G-430182-duty', {
    onDutyFor: ['430182000000'],
    sizes: { sms: [3], 'group-chat': [1] },
    duty: 3,
  })
  const withOfficers = [neighbour, { ...ningxiang, places: [...ningxiang.places, officers] }]

  it.each([
    ['its whole county', codes('430182')],
    ['all the land there is', area({ circle: [{ centre: [28.3, 112.6], radiusKm: 300 }] })],
  ])('are in no audience, though it is %s', (_, target) => {
    const [without, among] = [resolve([target]), resolve([target], '', withOfficers)]
    expect(among.counties).toEqual(without.counties)
    expect(among.sizes).toEqual(without.sizes)
  })

  it('cannot be named by an Alert', () => {
    expect(resolve([codes('G-430182-duty', 'group')], '', withOfficers)).toMatchObject({
      counties: [],
      unresolved: [{ reason: 'unknown-code' }],
    })
  })
})

describe.each(['Exercise', 'Test'] as const)('the audience of a message whose status is %s', status => {
  const listed = (more: Partial<NonNullable<ManifestPlace['exercise']>>) => ({
    exercise: { people: 0, public: 0, rooms: 0, speakers: 0, ...more },
  })
  const some: Manifest = {
    ...ningxiang,
    places: [
      place('430182101000', { sizes: room, ...listed({ rooms: 1 }) }),
      place('430182101001', { sizes: { sms: [203], loudspeaker: [33] }, duty: 3, ...listed({ people: 2, public: 1 }) }),
      place('430182101002', { sizes: { sms: [203], loudspeaker: [34] }, duty: 3, ...listed({ speakers: 1 }) }),
      place('430182102001', { sizes: { sms: [10] } }),
    ],
  }
  const exercise = (areas: CapArea[]) =>
    resolveAudience({ status, info: [info(areas)] }, [some, neighbour], '', valueNames)

  it('is the places that have somebody on the exercise list, with the sheets of those alone', () => {
    const audience = exercise([codes('43')])
    expect(audience.counties).toMatchObject([
      { county: '430182', places: ['430182101000', '430182101001', '430182101002'], sheets: 3 },
    ])
    expect(audience.sizes).toEqual({ villages: 2, groups: 0, phones: 3, rooms: 1, terminals: 1 })
  })

  it('is nobody where nobody is on the list, and says so', () => {
    const audience = exercise([codes('430182102001,430181')])
    expect(audience.counties).toEqual([])
    expect(audience.unresolved.map(({ reason }) => reason)).toEqual([
      'nobody-on-exercise-list',
      'nobody-on-exercise-list',
    ])
    expect(audience.warnings[0]?.message).toContain('exercise')
  })
})
