import * as z from 'zod'
import { Role } from '../calendar/roles.ts'
import { Point } from '../cap/alert.ts'
import { Channel } from '../channel.ts'
import { County, PlaceCode } from '../place.ts'

/** At most this many recipients a page, so that a sheet's marks (4 bytes each) and a window stay small. */
export const slotsPerPage = 500

/**
 * One recipient at a fixed position of an immutable page. `address`: an E.164 phone, a terminal id, or a robot's (`robot-address.ts`).
 * `duty` holds for the person, not for the place: whoever has a duty anywhere is a duty person in every place, so that the
 * canonical place of a person never depends on which audience a policy addresses (docs/architecture.md, "One person, two places").
 */
export const Slot = z.object({
  id: z.string(),
  address: z.string(),
  lang: z.string(),
  duty: z.boolean(),
  exercise: z.boolean(),
  /** All that any of their places gives a person, as with `duty`, in the order of the list; absent: none are given. */
  roles: z.array(Role).optional(),
  /** The other places of the same phone, sorted. */
  also: z.array(PlaceCode),
})
export type Slot = z.infer<typeof Slot>

export const RosterPage = z.object({
  place: PlaceCode,
  rev: z.number(),
  channel: Channel,
  page: z.number(),
  slots: z.array(Slot),
})
export type RosterPage = z.infer<typeof RosterPage>

/** What a place has, without any address: sizes[channel] lists the slots of each page. */
export const ManifestPlace = z.object({
  code: PlaceCode,
  name: z.string(),
  point: Point.optional(),
  shape: z.array(Point).optional(),
  /** Only groups: the areas whose warnings concern it. */
  covers: z.array(z.string()).optional(),
  /** Only groups of duty officers: the areas they are on duty for. No audience has them, and no figure of the county. */
  onDutyFor: z.array(z.string()).optional(),
  virtual: z.boolean().optional(),
  sizes: z.partialRecord(Channel, z.array(z.number())),
  /** How many of the sms slots carry a duty: proof needs to know that there is a responsible person at all. */
  duty: z.number(),
  /** How many of each kind are on the exercise list (`exercise-list.ts`); absent: nobody. */
  exercise: z.object({ people: z.number(), public: z.number(), rooms: z.number(), speakers: z.number() }).optional(),
  /**
   * As what notices speak to how many of the sms slots (`role-figures.ts`), written as text: a county has thousands of figures, which
   * only a notice asks for, and every reader of a manifest would read them. Absent: of before there were roles, or without phones.
   */
  roles: z.string().optional(),
  /** Whom each of the rooms is for, page by page, nobody in particular where it is empty; absent: none is for anybody in particular. */
  roomRoles: z.array(z.array(Role)).optional(),
  /** How many of the sms slots, of those with a duty and of those listed, these other places have too: audiences count each phone once. */
  shared: z
    .array(
      z.object({
        with: z.array(PlaceCode),
        phones: z.number(),
        duty: z.number(),
        exercise: z.number().optional(),
      }),
    )
    .optional(),
})
export type ManifestPlace = z.infer<typeof ManifestPlace>

/** Everything planning needs of a county, in one item: villages, towns (name, rooms) and groups. `rev` 1, 2, 3 …; HEAD flips last. */
export const Manifest = z.object({ county: County, name: z.string(), rev: z.number(), places: z.array(ManifestPlace) })
export type Manifest = z.infer<typeof Manifest>
