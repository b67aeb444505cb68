import type { Colour } from './colour.ts'
import type { PlaceCode } from './place.ts'

/** One Alert as a loudspeaker must know it. Times are ms since 1970. */
export type Announcement = {
  /** `<warning>.<seq>`: a terminal plays each id once. */
  id: string
  /** Echoed in the play report (`formatRef`). */
  ref: string
  priority: 'red' | 'orange' | 'yellow' | 'blue' | 'notice'
  script: string
  repeat: number
  issuedAt: number
  expiresAt: number
}

/** The retained state of one village: whoever boots late catches up, and an old text cannot outlive its warning. */
export type Board = {
  place: PlaceCode
  version: number
  inForce: Announcement[]
  /** Ids that must fall silent, newest last: for who plays or has queued them now. */
  cancelled: string[]
}

export const priorityOf = (colour: Colour): Announcement['priority'] => (colour === 'none' ? 'notice' : colour)

/** A terminal that missed this many cancellations finds the rest out by `expiresAt`. */
const cancelledKept = 20
const worstFirst: readonly Announcement['priority'][] = ['red', 'orange', 'yellow', 'blue', 'notice']

/**
 * The next version of a board, or the same board when nothing changes: publishing twice is one version. What has expired at `now`
 * (ms of store time) leaves; what was cancelled never comes back; emergency stands before routine, then the newer first.
 */
export const announced = (board: Board, announcement: Announcement, now: number): Board => {
  const cancelled = board.cancelled.includes(announcement.id)
  const others = board.inForce.filter(({ id }) => id !== announcement.id)
  return next(board, cancelled ? others : [...others, announcement], board.cancelled, now)
}

/** Loudspeakers stop at once. Also for an announcement that the board does not hold: it may still be on its way. */
export const silenced = (board: Board, ids: readonly string[], now: number): Board => {
  const cancelled = [...board.cancelled.filter(id => !ids.includes(id)), ...ids].slice(-cancelledKept)
  return next(
    board,
    board.inForce.filter(({ id }) => !ids.includes(id)),
    cancelled,
    now,
  )
}

export const withoutExpired = (board: Board, now: number): Board => next(board, board.inForce, board.cancelled, now)

const next = (board: Board, inForce: Announcement[], cancelled: string[], now: number): Board => {
  const current = inForce
    .filter(({ expiresAt }) => expiresAt > now)
    .sort((a, b) => rank(a) - rank(b) || b.issuedAt - a.issuedAt || (a.id < b.id ? -1 : 1))
  const unchanged = same(current, board.inForce) && same(cancelled, board.cancelled)
  return unchanged ? board : { ...board, version: board.version + 1, inForce: current, cancelled }
}

const rank = ({ priority }: Announcement): number => worstFirst.indexOf(priority)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
