import { latestStates, type TerminalState } from '../../domain/receipts/presence.ts'
import type { Presence } from '../../ports/sheets.ts'

export const memoryPresence = (): Presence => {
  const places = new Map<string, TerminalState[]>()
  return {
    async record(place, terminals) {
      places.set(place, latestStates([...(places.get(place) ?? []), ...terminals]))
    },
    online: async place =>
      new Set((places.get(place) ?? []).filter(({ online }) => online).map(({ terminal }) => terminal)),
  }
}
