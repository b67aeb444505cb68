import type { SendMessage } from '../../contracts/queue-messages.ts'
import { type Robot, takeTurn } from '../../domain/rooms/room-turn.ts'
import type { Clock } from '../../ports/clock.ts'
import type { RoomTurns } from '../../ports/sheets.ts'

export const memoryRoomTurns = (clock: Clock): RoomTurns => {
  const robots = new Map<string, Robot<SendMessage>>()
  const known = (name: string): Robot<SendMessage> => robots.get(name) ?? { taken: [], waiting: [] }
  return {
    async take(name, paces, mine, red) {
      const { turn, others, ...kept } = takeTurn(known(name), mine, paces, red, clock.now())
      robots.set(name, { ...known(name), ...kept })
      return { turn, others }
    },
    async shut(name, untilAt) {
      robots.set(name, { ...known(name), shutUntilAt: Math.max(untilAt, known(name).shutUntilAt ?? 0) })
    },
  }
}
