import type { Paste } from '../../domain/rooms/paste.ts'
import type { Pastes } from '../../ports/pastes.ts'

export const memoryPastes = (): Pastes => {
  const pastes: Paste[] = []
  return {
    append: async paste => void pastes.push(structuredClone(paste)),
    of: async id => structuredClone(pastes.filter(({ warning }) => warning === id).sort((a, b) => a.at - b.at)),
  }
}
