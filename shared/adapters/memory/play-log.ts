import { prefixOf } from '../../domain/place.ts'
import type { PlayEntry, PlayLog } from '../../ports/programmes.ts'

export const memoryPlayLog = (): PlayLog => {
  const entries = new Map<string, PlayEntry>()
  return {
    async add(reports) {
      for (const { terminal, outcome, ...play } of reports) {
        const key = JSON.stringify([play.village, play.day, play.at, play.source, play.item])
        const entry = entries.get(key) ?? { ...play, played: new Set(), failed: new Set() }
        entry[outcome].add(terminal)
        entries.set(key, entry)
      }
    },
    ofDay: async (place, day) =>
      [...entries.values()].filter(one => one.day === day && one.village.startsWith(prefixOf(place))),
  }
}
