import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Addressees } from '../../../../shared/domain/audience/addressees.ts'
import { sizeOf } from '../../../../shared/domain/audience/audience-size.ts'
import type { Listing } from '../../../../shared/domain/audience/exercise-list.ts'
import { addReach, reachByTown } from '../../../../shared/domain/audience/reach.ts'
import { reachedBy, roleSums } from '../../../../shared/domain/audience/role-sums.ts'
import type { Role } from '../../../../shared/domain/calendar/roles.ts'
import { Channel } from '../../../../shared/domain/channel.ts'
import { buildRoster } from '../../../../shared/domain/directory/build-roster.ts'
import type { DirectoryRecord } from '../../../../shared/domain/directory/directory.ts'
import { roleFigures } from '../../../../shared/domain/directory/role-figures.ts'
import type { Manifest, RosterPage, Slot } from '../../../../shared/domain/directory/roster.ts'
import { sheetsOf } from '../../../../shared/domain/sheets/sheet-plan.ts'
import { slotAddressing } from '../../../../shared/domain/sheets/slot-addressing.ts'
import { defaultPolicy } from '../../../../shared/policy/default-policy.ts'
import { areaRecord, groupRecord, personRecord, riskRecord, roomRecord, terminalRecord } from '../support/records.ts'

const town = '430182101000'
const group = 'G-430182101'
const reservoir = 'R-430182101001-sk1'
const villages = ['430182101001', '430182101002']
const homes = [...villages, reservoir, group]
const places = [town, ...homes]

const asked: Role[] = ['resident', 'village-responsible', 'duty-officer', 'parent', 'herder', 'fisher']
const someRoles = fc.option(fc.subarray<Role>(['resident', 'parent', 'herder'], { minLength: 1 }), { nil: undefined })
const flag = fc.boolean()
const person = fc.record({
  place: fc.constantFrom(...homes),
  n: fc.integer({ min: 0, max: 12 }),
  duty: flag,
  exercise: flag,
  roles: someRoles,
})
const room = fc.record({ place: fc.constantFrom(...places), exercise: flag, roles: someRoles })
const speaker = fc.record({ place: fc.constantFrom(...villages), exercise: flag })
const given = (roles: Role[] | undefined) => (roles ? { roles } : {})

const anyRoster = fc
  .tuple(fc.array(person, { maxLength: 40 }), fc.array(room, { maxLength: 8 }), fc.array(speaker, { maxLength: 6 }))
  .map(([people, rooms, speakers]) => {
    const records: DirectoryRecord[] = [
      areaRecord(town),
      ...villages.map(code => areaRecord(code)),
      groupRecord(group, [town]),
      riskRecord(reservoir),
      ...people.map(({ place, n, duty, exercise, roles }, k) =>
        personRecord(place, `p${k}`, {
          phone: `+86154000000${String(n).padStart(2, '0')}`,
          role: duty ? 'duty' : 'subscriber',
          exercise,
          ...given(roles),
        }),
      ),
      ...rooms.map(({ place, exercise, roles }, k) => roomRecord(place, `r${k}`, { exercise, ...given(roles) })),
      ...speakers.map(({ place, exercise }, k) => terminalRecord(place, `t${k}`, { exercise })),
    ]
    return buildRoster('430182', '宁乡市', records, 1, '2026-07-01')
  })
const anyNotice: fc.Arbitrary<Addressees> = fc.record({
  roles: fc.subarray(asked, { minLength: 1 }),
  channels: fc.subarray([...Channel.options], { minLength: 1 }),
})
const anyListing = fc.constantFrom<Listing>('everyone', 'exercise-list')

const day = Date.parse('2026-07-01T12:00:00+08:00')
const safety = { event: '防溺水', urgency: 'Future', certainty: 'Likely' } as const
/** By the pages themselves, slot by slot, as their workers ask. */
const isFor = (addressees: Addressees, listing: Listing, page: RosterPage, slot: Slot): boolean =>
  (listing === 'everyone' || slot.exercise) &&
  slotAddressing(defaultPolicy, { colour: 'none', hazard: { ...safety, eventCode: [] }, addressees }, page)(slot, day)
    .kind === 'send'

const name = ({ place, channel, page }: Pick<RosterPage, 'place' | 'channel' | 'page'>) => `${place} ${channel} ${page}`

describe('a notice for roles and channels', () => {
  it('is counted as large as those whom its pages address, each phone once', () => {
    fc.assert(
      fc.property(anyRoster, anyNotice, anyListing, fc.subarray(places), (roster, addressees, listing, some) => {
        const within = roster.pages.filter(({ place }) => some.includes(place))
        const addressed = (channel: Channel) =>
          within
            .filter(page => page.channel === channel)
            .flatMap(page => page.slots.filter(slot => isFor(addressees, listing, page, slot)))
        const size = sizeOf(roster.manifest, some, { listing, addressees })
        expect(size).toMatchObject({
          phones: new Set(addressed('sms').map(({ address }) => address)).size,
          rooms: addressed('group-chat').length,
          terminals: addressed('loudspeaker').length,
        })
        const reach = addReach(reachByTown(roster.manifest, some, { listing, addressees }))
        expect(reach).toEqual({ people: size.phones, public: 0, rooms: size.rooms, speakers: size.terminals })
      }),
    )
  })

  it('counts the villages and groups where somebody is addressed', () => {
    fc.assert(
      fc.property(anyRoster, anyNotice, ({ manifest, pages }, addressees) => {
        const concerned = new Set(
          pages
            .filter(page => page.slots.some(slot => isFor(addressees, 'everyone', page, slot)))
            .map(({ place }) => place),
        )
        expect(sizeOf(manifest, places, { listing: 'everyone', addressees })).toMatchObject({
          villages: villages.filter(code => concerned.has(code)).length,
          groups: concerned.has(group) ? 1 : 0,
        })
      }),
    )
  })

  it('has a sheet of every page that it addresses somebody on, and none in a place where nobody is', () => {
    fc.assert(
      fc.property(anyRoster, anyNotice, anyListing, ({ manifest, pages }, addressees, listing) => {
        const named = new Set([...sheetsOf(manifest, places, Channel.options, { listing, addressees })].map(name))
        const wanted = pages.filter(page => page.slots.some(slot => isFor(addressees, listing, page, slot)))
        expect(wanted.map(name).filter(one => !named.has(one))).toEqual([])
        if (listing === 'everyone') expect(named.size).toBe(wanted.length)
      }),
    )
  })

  it('counts everybody of a roster that was built before there were roles: more than it reaches, never less', () => {
    fc.assert(
      fc.property(anyRoster, anyNotice, anyListing, ({ manifest }, addressees, listing) => {
        const old: Manifest = { ...manifest, places: manifest.places.map(({ roles: _, ...place }) => place) }
        const meant = { listing, addressees }
        expect(sizeOf(old, places, meant).phones).toBeGreaterThanOrEqual(sizeOf(manifest, places, meant).phones)
      }),
    )
  })
})

it('the sums of a county say how many any notice to all of it reaches', () => {
  fc.assert(
    fc.property(anyRoster, anyNotice, ({ manifest }, addressees) => {
      const whole = sizeOf(manifest, places, { listing: 'everyone', addressees })
      const { phones, rooms } = roleSums(manifest)
      const { people = 0, rooms: ours = 0, speakers = 0 } = reachedBy(addressees, { phones, rooms, terminals: 1 })
      expect([people, ours]).toEqual([whole.phones, whole.rooms])
      expect(speakers).toBe(addressees.channels.includes('loudspeaker') ? 1 : 0)
    }),
  )
})

it('the figures of a place add up to its phones', () => {
  fc.assert(
    fc.property(anyRoster, ({ manifest }) => {
      for (const place of manifest.places) {
        const phones = (place.sizes.sms ?? []).reduce((sum, size) => sum + size, 0)
        expect(roleFigures(place)?.reduce((sum, entry) => sum + entry.phones, 0)).toBe(phones)
      }
    }),
  )
})
