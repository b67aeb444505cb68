import type { Paste } from '../domain/rooms/paste.ts'

export type Pastes = {
  /** Two of the same moment are two. */
  append(paste: Paste): Promise<void>
  /** Oldest first. */
  of(warning: string): Promise<Paste[]>
}
