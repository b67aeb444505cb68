import * as z from 'zod'

/**
 * An administrative code of 12 digits, zero-padded: province 2, city 2, county 2, town 3, village 3.
 * A town is `430182101000`, a county `430182000000`, a province `430000000000`.
 */
export const AreaCode = z.string().regex(/^\d{12}$/)
/** A direct group is `G-<id>`; its id begins with the six digits of its county, as every key carries the county. */
export const GroupCode = z.string().regex(/^G-\d{6}[\w-]*$/)
/**
 * A risk point is `R-<12 digits>-<id>`: the village that it lies in, or its town where the village is not known, and a name of its
 * own there, such as its number in the register of its trade. So every code says where it lies.
 */
export const RiskPointCode = z.string().regex(/^R-(?!\d{6}000000)\d{12}-[\w-]{1,40}$/)
/** What a sheet is made for: a village, a town (its rooms only), a risk point or a group. */
export const PlaceCode = z.union([AreaCode, GroupCode, RiskPointCode])
export type PlaceCode = string

export const County = z.string().regex(/^\d{6}$/)
export type County = string

/** The digits of a code, from its county on. */
export const digitsOf = (place: PlaceCode): string => place.replace(/^[GR]-/, '')
export const countyOf = (place: PlaceCode): County => digitsOf(place).slice(0, 6)
export const isGroup = (place: PlaceCode): boolean => place.startsWith('G-')
export const isRiskPoint = (place: PlaceCode): boolean => place.startsWith('R-')
/** The area that a risk point lies in, its village or town. */
export const homeOf = (riskPoint: PlaceCode): PlaceCode => riskPoint.slice(2, 14)
/** The town of a village or a risk point as its own 12-digit code; a town's code is its own town. */
export const townOf = (place: PlaceCode): PlaceCode => `${digitsOf(place).slice(0, 9)}000`
export const isVillage = (place: PlaceCode): boolean => /^\d{12}$/.test(place) && !place.endsWith('000')
export const isTown = (place: PlaceCode): boolean => /^\d{12}$/.test(place) && place.endsWith('000')
/** What the zeros at the end of a code say; provinces and cities are no places of a county's directory. */
export const levelOf = (area: PlaceCode): 'village' | 'town' | 'county' => {
  if (area.endsWith('000000')) return 'county'
  return area.endsWith('000') ? 'town' : 'village'
}

/**
 * The significant digits of a code: `430182101000` → `430182101`, so that "inside" is "starts with".
 * A county that is a prefecture at once (`441900`) yields its city's digits: the two are the same land.
 */
export const prefixOf = (area: PlaceCode): string => {
  const zeros = /0*$/.exec(area)?.[0].length ?? 0
  const level = [10, 8, 6, 3].find(padding => zeros >= padding) ?? 0
  return area.slice(0, area.length - level)
}

/** One of two areas lies inside the other, or they are the same. */
export const overlap = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

/** Code units, never a locale: the order is the same on every machine. */
export const byCode = (a: PlaceCode, b: PlaceCode): number => (a < b ? -1 : a > b ? 1 : 0)
