import type { Channel } from '../channel.ts'
import { byCode, type County, type PlaceCode } from '../place.ts'
import { formatRobotAddress } from '../rooms/robot-address.ts'
import type { Area, DirectoryRecord, Group, RiskPoint, Room, Terminal } from './directory.ts'
import { type CheckedDirectory, checkDirectory, type DirectoryProblem } from './directory-check.ts'
import { rolesGiven, smsSlots } from './people.ts'
import { withRoles } from './role-figures.ts'
import { type Manifest, type ManifestPlace, type RosterPage, type Slot, slotsPerPage } from './roster.ts'

export type Roster = { manifest: Manifest; pages: RosterPage[]; problems: DirectoryProblem[] }

/**
 * The immutable pages of one revision and the manifest over them, from all records of one county.
 * The same records in any order give the same roster. `today`: the day of the county's calendar, `2026-07-01`.
 */
export const buildRoster = (
  county: County,
  name: string,
  records: readonly DirectoryRecord[],
  rev: number,
  today: string,
): Roster => {
  const checked = checkDirectory(county, records, today)
  const slots = slotsByPlace(checked)
  const places = [
    ...checked.areas.filter(({ level }) => level !== 'county'),
    ...checked.riskPoints,
    ...checked.groups,
  ].sort((a, b) => byCode(a.code, b.code))
  const pages = places.flatMap(({ code }) => pagesOf(code, rev, slots.get(code)))
  const sizes = sizesOf(pages)
  return {
    manifest: {
      county,
      name,
      rev,
      places: places.map(place => manifestPlace(place, sizes.get(place.code) ?? {}, slots.get(place.code))),
    },
    pages,
    problems: checked.problems,
  }
}

type PlaceSlots = { [channel in Channel]?: Slot[] }

const slotsByPlace = ({ areas, groups, people, terminals, rooms }: CheckedDirectory): Map<PlaceCode, PlaceSlots> => {
  const slots = new Map<PlaceCode, PlaceSlots>()
  const put = (place: PlaceCode, channel: Channel, list: Slot[]) =>
    slots.set(place, { ...slots.get(place), [channel]: list })
  // A duty officer who also lives in a village is told what waits as an officer, and warned as a villager: two lists.
  const onDuty = new Set(groups.filter(({ onDutyFor }) => onDutyFor).map(({ code }) => code))
  const [officers, others] = [people.filter(inDutyGroup), people.filter(person => !inDutyGroup(person))]
  for (const [place, list] of [...smsSlots(others), ...smsSlots(officers)]) put(place, 'sms', list)
  const spoken = new Map(areas.map(({ code, lang }) => [code, lang]))
  for (const [place, list] of Map.groupBy(terminals, ({ place }) => place))
    put(
      place,
      'loudspeaker',
      list.sort(byListAndId).map(terminal => speakerSlot(terminal, spoken.get(place))),
    )
  for (const [place, list] of Map.groupBy(rooms, ({ place }) => place))
    put(place, 'group-chat', list.sort(byListAndId).map(roomSlot))
  return slots

  function inDutyGroup({ place }: { place: PlaceCode }): boolean {
    return onDuty.has(place)
  }
}

const speakerSlot = ({ id, exercise }: Terminal, lang = 'zh-CN'): Slot => ({
  id,
  address: id,
  lang,
  duty: false,
  exercise,
  also: [],
})
const roomSlot = ({ id, carrier, key, secret, lang, exercise, roles }: Room): Slot => ({
  id,
  address: formatRobotAddress({ carrier, key, ...(secret !== undefined && { secret }) }),
  lang,
  duty: false,
  exercise,
  ...rolesGiven(roles),
  also: [],
})
type Listed = { id: string; exercise: boolean }
const byListAndId = (a: Listed, b: Listed): number => Number(b.exercise) - Number(a.exercise) || byCode(a.id, b.id)

/** A room has a page of its own: its sheet waits for its own turns, and blocks no other room. */
const pageSize: Record<Channel, number> = { sms: slotsPerPage, loudspeaker: slotsPerPage, 'group-chat': 1 }

const pagesOf = (place: PlaceCode, rev: number, slots: PlaceSlots = {}): RosterPage[] =>
  (Object.keys(pageSize) as Channel[]).flatMap(channel =>
    chunks(slots[channel] ?? [], pageSize[channel]).map((chunk, page) => ({ place, rev, channel, page, slots: chunk })),
  )

const sizesOf = (pages: readonly RosterPage[]): Map<PlaceCode, ManifestPlace['sizes']> => {
  const sizes = new Map<PlaceCode, ManifestPlace['sizes']>()
  for (const { place, channel, slots } of pages) {
    const known = sizes.get(place) ?? {}
    sizes.set(place, { ...known, [channel]: [...(known[channel] ?? []), slots.length] })
  }
  return sizes
}

const manifestPlace = (
  place: Area | RiskPoint | Group,
  sizes: ManifestPlace['sizes'],
  slots: PlaceSlots = {},
): ManifestPlace => {
  const { sms = [] } = slots
  const shared = sharedOf(sms)
  const exercise = exerciseOf(slots)
  return {
    code: place.code,
    name: place.name,
    ...(place.kind === 'group' && (place.onDutyFor ? { onDutyFor: place.onDutyFor } : { covers: place.covers })),
    ...(place.kind !== 'group' && place.point && { point: place.point }),
    ...(place.kind !== 'group' && place.shape && { shape: place.shape }),
    ...(place.kind === 'area' && place.virtual && { virtual: true }),
    sizes,
    duty: sms.filter(({ duty }) => duty).length,
    ...(exercise && { exercise }),
    ...withRoles(place.code, slots),
    ...(shared.length > 0 && { shared }),
  }
}

const exerciseOf = ({
  sms = [],
  loudspeaker = [],
  'group-chat': rooms = [],
}: PlaceSlots): ManifestPlace['exercise'] => {
  const listed = (slots: readonly Slot[]) => slots.filter(({ exercise }) => exercise).length
  const people = listed(sms.filter(({ duty }) => duty))
  const all = { people, public: listed(sms) - people, rooms: listed(rooms), speakers: listed(loudspeaker) }
  return Object.values(all).some(count => count > 0) ? all : undefined
}

const sharedOf = (slots: readonly Slot[]): NonNullable<ManifestPlace['shared']> =>
  [
    ...Map.groupBy(
      slots.filter(({ also }) => also.length > 0),
      ({ also }) => also.join(' '),
    ).values(),
  ].map(same => {
    const exercise = same.filter(({ exercise }) => exercise).length
    return {
      with: same[0]?.also ?? [],
      phones: same.length,
      duty: same.filter(({ duty }) => duty).length,
      ...(exercise > 0 && { exercise }),
    }
  })

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size))
