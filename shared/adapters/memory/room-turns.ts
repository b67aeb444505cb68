import type { Clock } from '../../ports/clock.ts'
import type { RoomTurns } from '../../ports/sheets.ts'

const minuteMs = 60_000

export const memoryRoomTurns = (clock: Clock): RoomTurns => {
  const posts = new Map<string, number>()
  return {
    async take(room, perMinute) {
      const now = clock.now()
      const key = `${room}#${Math.floor(now / minuteMs)}`
      const had = posts.get(key) ?? 0
      if (had >= perMinute) return { taken: false, afterSeconds: Math.ceil((minuteMs - (now % minuteMs)) / 1000) }
      posts.set(key, had + 1)
      return { taken: true }
    },
  }
}
