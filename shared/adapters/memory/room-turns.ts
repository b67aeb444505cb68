import { type Robot, takeTurn } from '../../domain/room-turn.ts'
import type { Clock } from '../../ports/clock.ts'
import type { RoomTurns } from '../../ports/sheets.ts'

export const memoryRoomTurns = (clock: Clock): RoomTurns => {
  const robots = new Map<string, Robot>()
  return {
    async take(name, paces, red) {
      const robot = robots.get(name) ?? { taken: [] }
      const { turn, taken } = takeTurn(robot, paces, red, clock.now())
      robots.set(name, { ...robot, taken })
      return turn
    },
    async shut(name, untilAt) {
      const robot = robots.get(name) ?? { taken: [] }
      robots.set(name, { ...robot, shutUntilAt: Math.max(untilAt, robot.shutUntilAt ?? 0) })
    },
  }
}
