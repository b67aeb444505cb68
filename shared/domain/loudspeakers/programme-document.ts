import type { PlaceCode } from '../place.ts'
import { type Authority, authorityOf, byAuthority, lineage } from './authority.ts'
import { overlap } from './check-programme.ts'
import type { ProgrammeItem, StoredProgramme } from './programme.ts'
import { type DaySpan, secondsOf } from './time-of-day.ts'

/** An item as a terminal is told of it. `ref` begins its play reports (`playRef`). */
export type BroadcastItem = ProgrammeItem & { ref: string; authority: Authority }

/** What is retained of one village: its own items and those of everything above it. */
export type ProgrammeDocument = {
  place: PlaceCode
  version: number
  /** East of Greenwich positive: a terminal needs no table of time zones. */
  utcOffsetMinutes: number
  /** Outside of these hours the programme is silent. */
  day: DaySpan
  cap: number
  caps: Record<string, number>
  items: BroadcastItem[]
}

type Village = {
  village: PlaceCode
  /** Of any places; those above the village are taken. */
  programmes: readonly StoredProgramme[]
  utcOffsetMinutes: number
  day: DaySpan
}

/**
 * All levels add up: nobody can take away what a higher level says. The version is the sum of theirs: each of them only grows, so a
 * change anywhere above the village makes a higher version, and the same state always the same one. Undefined: nobody ever said
 * anything for this village.
 */
export const villageDocument = ({
  village,
  programmes,
  utcOffsetMinutes,
  day,
}: Village): ProgrammeDocument | undefined => {
  const above = programmesAbove(village, programmes)
  const version = above.reduce((sum, one) => sum + one.version, 0)
  if (version === 0) return undefined
  return {
    place: village,
    version,
    utcOffsetMinutes,
    day,
    cap: Math.min(100, ...above.flatMap(({ cap }) => cap ?? [])),
    caps: above.find(({ place }) => place === village)?.caps ?? {},
    items: above.flatMap(broadcast).sort(byTurn),
  }
}

/** The programmes that a place's terminals hear, the highest authority first. */
export const programmesAbove = (place: PlaceCode, programmes: readonly StoredProgramme[]): StoredProgramme[] =>
  lineage(place).flatMap(code => programmes.find(one => one.place === code) ?? [])

const broadcast = ({ place, items }: StoredProgramme): BroadcastItem[] =>
  items.map(item => ({ ...item, ref: `programme/${place}/${item.id}`, authority: authorityOf(place) }))

const byTurn = (a: BroadcastItem, b: BroadcastItem): number =>
  byAuthority(a.authority, b.authority) || secondsOf(a.at) - secondsOf(b.at) || (a.ref < b.ref ? -1 : 1)

/** An item that will not be heard, or not whole, because a higher level speaks then. */
export type Yielding = { item: string; to: PlaceCode; toItem: string }

/** What of `own` meets something higher: it is kept, and whoever sets it is told. */
export const yieldings = (
  own: Pick<StoredProgramme, 'place' | 'items'>,
  all: readonly StoredProgramme[],
): Yielding[] => {
  const higher = programmesAbove(own.place, all).filter(({ place }) => place !== own.place)
  return own.items.flatMap(item =>
    higher.flatMap(({ place, items }) =>
      items.filter(one => overlap(one, item)).map(one => ({ item: item.id, to: place, toItem: one.id })),
    ),
  )
}

/** What a terminal names in its play report: the item, and the local day and time at which it was due. */
export const playRef = (item: Pick<BroadcastItem, 'ref' | 'at'>, day: string): string => `${item.ref}/${day}T${item.at}`

export type Play = { source: PlaceCode; item: string; day: string; at: string }

/** Undefined: the reference is of a warning's sheet, or made up. */
export const parsePlayRef = (ref: string): Play | undefined => {
  const [, source, item, day, at] =
    /^programme\/(\d{12})\/([\w.-]{1,40})\/(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(ref) ?? []
  return source === undefined || item === undefined || day === undefined || at === undefined
    ? undefined
    : { source, item, day, at }
}
