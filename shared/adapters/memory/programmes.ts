import { lineage } from '../../domain/loudspeakers/authority.ts'
import type { StoredProgramme } from '../../domain/loudspeakers/programme.ts'
import type { Programmes } from '../../ports/programmes.ts'

export const memoryProgrammes = (): Programmes => {
  const versions = new Map<string, StoredProgramme[]>()
  const latest = (place: string): StoredProgramme | undefined => versions.get(place)?.at(-1)
  return {
    find: async place => structuredClone(latest(place)),
    async concerning(county) {
      const above = lineage(`${county}000000`)
      const places = [...versions.keys()].filter(place => place.startsWith(county) || above.includes(place))
      return structuredClone(places.flatMap(place => latest(place) ?? []))
    },
    async write(programme) {
      if ((latest(programme.place)?.version ?? 0) !== programme.version - 1) return false
      versions.set(programme.place, [...(versions.get(programme.place) ?? []), structuredClone(programme)])
      return true
    },
    history: async (place, limit) => structuredClone((versions.get(place) ?? []).toReversed().slice(0, limit)),
  }
}
