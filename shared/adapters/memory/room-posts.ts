import type { RoomPost } from '../../domain/rooms/room-post.ts'
import type { RoomPosts } from '../../ports/sheets.ts'

export const memoryRoomPosts = (): RoomPosts & { all(): RoomPost[] } => {
  const posts = new Map<string, RoomPost>()
  return {
    all: () => [...posts.values()],
    put: async post => void posts.set(post.id, structuredClone(post)),
    find: async id => structuredClone(posts.get(id)),
  }
}
