import * as z from 'zod'
import type { PlaceCode } from '../place.ts'

/** Whose word it is, the highest first: 上级优先于下级. */
export const authorities = ['province', 'city', 'county', 'town', 'village'] as const
export const Authority = z.enum(authorities)
export type Authority = z.infer<typeof Authority>

/** How many of the twelve digits each level has of its own. */
const digits: Record<Authority, number> = { province: 2, city: 4, county: 6, town: 9, village: 12 }

/** By the zeros at the end of the code. A prefecture that is a county at once (`441900`) has its city's word. */
export const authorityOf = (place: PlaceCode): Authority =>
  authorities.find(level => place.slice(digits[level]).replaceAll('0', '') === '') ?? 'village'

/** Of a prefix of area codes, as keys have it; '', the whole country, has the highest there is. */
export const areaAuthority = (prefix: string): Authority => authorityOf(prefix.padEnd(12, '0'))

/** The place and all that lie above it, the highest first. */
export const lineage = (place: PlaceCode): PlaceCode[] => {
  const own = digits[authorityOf(place)]
  const codes = authorities.map(level => digits[level]).filter(count => count <= own)
  return [...new Set(codes.map(count => place.slice(0, count).padEnd(12, '0')))]
}

/** Negative: `a` is the higher. Whose authority is not known has the lowest. */
export const byAuthority = (a: Authority | undefined, b: Authority | undefined): number => rank(a) - rank(b)

const rank = (authority: Authority | undefined): number =>
  authority === undefined ? authorities.length : authorities.indexOf(authority)
