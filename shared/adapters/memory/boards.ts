import type { Board } from '../../ports/carriers.ts'
import type { Boards } from '../../ports/sheets.ts'

export const memoryBoards = (): Boards => {
  const boards = new Map<string, Board>()
  const stored = (place: string): Board => boards.get(place) ?? { place, version: 0, inForce: [], cancelled: [] }
  return {
    read: async place => structuredClone(stored(place)),
    async write(board) {
      if (stored(board.place).version !== board.version - 1) return false
      boards.set(board.place, structuredClone(board))
      return true
    },
  }
}
