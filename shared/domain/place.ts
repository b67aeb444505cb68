import * as z from 'zod'

/**
 * An administrative code of 12 digits, zero-padded: province 2, city 2, county 2, town 3, village 3.
 * A town is `430182101000`, a county `430182000000`, a province `430000000000`.
 */
export const AreaCode = z.string().regex(/^\d{12}$/)
/** A direct group is `G-<id>`; its id begins with the six digits of its county, as every key carries the county. */
export const GroupCode = z.string().regex(/^G-\d{6}[\w-]*$/)
/** What a sheet is made for: a village, a town (its rooms only) or a group. */
export const PlaceCode = z.union([AreaCode, GroupCode])
export type PlaceCode = string

export const County = z.string().regex(/^\d{6}$/)
export type County = string

export const countyOf = (place: PlaceCode): County => (place.startsWith('G-') ? place.slice(2, 8) : place.slice(0, 6))
export const isGroup = (place: PlaceCode): boolean => place.startsWith('G-')
/** The town of a village as its own 12-digit code; a town's code is its own town. */
export const townOf = (village: PlaceCode): PlaceCode => `${village.slice(0, 9)}000`
export const isVillage = (place: PlaceCode): boolean => !isGroup(place) && !place.endsWith('000')
