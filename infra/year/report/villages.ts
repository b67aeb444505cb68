import { areaPrefix } from '../../../shared/domain/calendar/area-prefix.ts'
import type { Manifest } from '../../../shared/domain/directory/roster.ts'
import { isVillage, type PlaceCode, townOf } from '../../../shared/domain/place.ts'

/** `by`: whose people, rooms and loudspeakers it has: its own, its town's, and those of the groups that cover it, where there are any. */
export type Village = { code: PlaceCode; name: string; town: string; by: PlaceCode[] }

/** Every village of a county, those that nothing reaches among them. Units of the division table that are nobody's home are left out. */
export const villagesOf = ({ places }: Manifest): Village[] => {
  const names = new Map(places.map(({ code, name }) => [code, name]))
  const peopled = new Set(places.filter(({ sizes }) => Object.keys(sizes).length > 0).map(({ code }) => code))
  const groups = places.flatMap(({ code, covers = [] }) => covers.map(area => ({ code, prefix: areaPrefix(area) })))
  return places
    .filter(({ code, virtual }) => isVillage(code) && virtual !== true)
    .map(({ code, name }) => ({
      ...{ code, name, town: names.get(townOf(code)) ?? '' },
      by: [
        code,
        townOf(code),
        ...groups.filter(({ prefix }) => code.startsWith(prefix)).map(group => group.code),
      ].filter(place => peopled.has(place)),
    }))
}
