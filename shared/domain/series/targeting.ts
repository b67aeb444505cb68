import type { Info } from '../cap/alert.ts'
import { isGroup, isRiskPoint, type PlaceCode } from '../place.ts'

/** The area that lies within both, by the prefixes of their codes; undefined: they have nothing in common. */
export const narrower = (a: string, b: string): string | undefined => {
  if (a.startsWith(b)) return a
  return b.startsWith(a) ? b : undefined
}

/** The places that an officer names, as areas of an Alert would name them. */
export const targetedInfo = (places: readonly PlaceCode[]): Pick<Info, 'event' | 'area'> => ({
  event: '',
  area: places.map(place => ({
    areaDesc: place,
    polygon: [],
    circle: [],
    geocode: [{ valueName: valueNameOf(place), value: place }],
  })),
})

const valueNameOf = (place: PlaceCode): string => {
  if (isGroup(place)) return 'TONGLUO-GROUP'
  return isRiskPoint(place) ? 'TONGLUO-RISK-POINT' : 'CN-ADMIN-12'
}
