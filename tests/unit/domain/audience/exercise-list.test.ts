import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizeOf } from '../../../../shared/domain/audience/audience-size.ts'
import {
  hasListed,
  isExercise,
  isListed,
  listedOn,
  listingOf,
} from '../../../../shared/domain/audience/exercise-list.ts'
import { Channel } from '../../../../shared/domain/channel.ts'
import { buildRoster } from '../../../../shared/domain/directory/build-roster.ts'
import type { DirectoryRecord } from '../../../../shared/domain/directory/directory.ts'
import { byCode } from '../../../../shared/domain/place.ts'
import { sheetsOf } from '../../../../shared/domain/sheets/sheet-plan.ts'
import { areaRecord, dutyGroupRecord, personRecord, roomRecord, terminalRecord } from '../support/records.ts'

const town = '430182101000'
const villages = ['430182101001', '430182101002', '430182101003']
const phone = (n: number) => `+86154${String(n).padStart(8, '0')}`

const flag = fc.boolean()
const person = fc.record({
  place: fc.constantFrom(...villages),
  n: fc.integer({ min: 0, max: 15 }),
  duty: flag,
  exercise: flag,
})
const things = fc.array(fc.record({ place: fc.constantFrom(...villages), exercise: flag }), { maxLength: 12 })

const rosterOf = (
  people: { place: string; n: number; duty: boolean; exercise: boolean }[],
  speakers: { place: string; exercise: boolean }[],
  rooms: { place: string; exercise: boolean }[],
) => {
  const records: DirectoryRecord[] = [
    areaRecord(town),
    ...villages.map(code => areaRecord(code)),
    ...people.map(({ place, n, duty, exercise }, k) =>
      personRecord(place, `p${k}`, { phone: phone(n), role: duty ? 'duty' : 'subscriber', exercise }),
    ),
    ...speakers.map(({ place, exercise }, k) => terminalRecord(place, `t${k}`, { exercise })),
    ...rooms.map(({ place, exercise }, k) => roomRecord(place, `r${k}`, { exercise })),
  ]
  return buildRoster('430182', '宁乡市', records, 1, '2026-07-01')
}
const anyRoster = fc.tuple(fc.array(person, { maxLength: 40 }), things, things).map(args => rosterOf(...args))

describe('the exercise list of a manifest', () => {
  it('says of every position of every page whether its recipient is on it, without the page', () => {
    fc.assert(
      fc.property(anyRoster, ({ manifest, pages }) => {
        for (const { place: code, channel, page, slots } of pages) {
          const place = manifest.places.find(one => one.code === code)
          if (!place) throw new Error(`no place ${code}`)
          const flagged = slots.map(({ exercise }) => exercise)
          expect(slots.map((_, slot) => isListed(place, channel, page, slot))).toEqual(flagged)
          expect(listedOn(place, channel, page)).toBe(flagged.filter(Boolean).length)
        }
      }),
    )
  })

  it('holds across pages: 1,001 people of whom the last by id are listed', () => {
    const people = Array.from({ length: 1_001 }, (_, n) => ({
      place: villages[0] ?? '',
      n,
      duty: n < 300,
      exercise: n % 2 === 1,
    }))
    const { manifest, pages } = rosterOf(people, [], [])
    const [place] = manifest.places.filter(({ code }) => code === villages[0])
    expect(place?.exercise).toEqual({ people: 150, public: 350, rooms: 0, speakers: 0 })
    expect(pages.map(({ page }) => place && listedOn(place, 'sms', page))).toEqual([350, 150, 0])
  })

  it('counts each listed phone once, whichever places it stands in', () => {
    fc.assert(
      fc.property(anyRoster, fc.subarray([town, ...villages]), ({ manifest, pages }, places) => {
        const within = pages.filter(({ place }) => places.includes(place))
        const listed = (channel: Channel) =>
          within
            .filter(page => page.channel === channel)
            .flatMap(({ slots }) => slots.filter(({ exercise }) => exercise))
        expect(sizeOf(manifest, places, { listing: 'exercise-list' })).toMatchObject({
          phones: new Set(listed('sms').map(({ address }) => address)).size,
          rooms: listed('group-chat').length,
          terminals: listed('loudspeaker').length,
        })
      }),
    )
  })

  it('names the sheets that have somebody of it, and no other', () => {
    fc.assert(
      fc.property(anyRoster, ({ manifest, pages }) => {
        const named = [...sheetsOf(manifest, villages, Channel.options, { listing: 'exercise-list' })]
        const withListed = pages.filter(({ slots }) => slots.some(({ exercise }) => exercise))
        expect(named.map(({ place, channel, page }) => `${place} ${channel} ${page}`).sort(byCode)).toEqual(
          withListed.map(({ place, channel, page }) => `${place} ${channel} ${page}`).sort(byCode),
        )
      }),
    )
  })

  it('is not that of the villages where a duty officer lives', () => {
    const officers = 'G-430182-duty'
    const [home = ''] = villages
    const { manifest, pages } = buildRoster(
      '430182',
      '宁乡市',
      [
        areaRecord(town),
        areaRecord(home),
        dutyGroupRecord(officers, [town]),
        personRecord(officers, 'officer', { phone: phone(1), role: 'duty', exercise: true }),
        personRecord(home, 'neighbour', { phone: phone(1) }),
      ],
      1,
      '2026-07-01',
    )
    expect(manifest.places.filter(hasListed).map(({ code }) => code)).toEqual([officers])
    const atHome = pages.find(({ place }) => place === home)?.slots
    expect(atHome).toMatchObject([{ id: 'neighbour', duty: false, exercise: false, also: [] }])
  })
})

it.each([
  ['Actual', false, 'everyone'],
  ['Exercise', true, 'exercise-list'],
  ['Test', true, 'exercise-list'],
  ['System', false, 'exercise-list'],
  ['Draft', false, 'exercise-list'],
] as const)('a status of %s: an exercise %s, for %s', (status, exercise, listing) => {
  expect([isExercise(status), listingOf(status)]).toEqual([exercise, listing])
})
