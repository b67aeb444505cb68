import type { Colour } from '../colour.ts'
import type { PlaceCode } from '../place.ts'
import { type Authority, byAuthority } from './authority.ts'
import type { DaySpan } from './time-of-day.ts'

/** One Alert as a loudspeaker must know it. Times are ms since 1970. */
export type Announcement = {
  /** `<warning>.<seq>`: a terminal plays each id once. */
  id: string
  /** Echoed in the play report (`formatRef`). */
  ref: string
  priority: 'red' | 'orange' | 'yellow' | 'blue' | 'notice'
  script: string
  /** In another language of the village: played after the script, once it is there; the script never waits for it. */
  recording?: Recording
  repeat: number
  issuedAt: number
  expiresAt: number
  /** Whose word it is: of one colour the higher is said first. */
  authority?: Authority
  /** It may be said only within these local hours; absent: at any. For who boots at night and finds it on the board. */
  hours?: DaySpan & { utcOffsetMinutes: number }
}

/** `digest`: SHA-1, hexadecimal, as CAP has it (section 3.2.3): what does not match is not played. */
export type Recording = { uri: string; mimeType: string; lang: string; digest?: string }

/** An announcement that must fall silent. `until`: when it would have expired; after that nobody plays it anyway. */
export type Cancellation = { id: string; until: number }

/** The retained state of one village: whoever boots late catches up, and an old text cannot outlive its warning. */
export type Board = {
  place: PlaceCode
  version: number
  inForce: Announcement[]
  /** What must fall silent, newest last: for who plays or has queued it now. */
  cancelled: Cancellation[]
}

/** A terminal plays each id once. */
export const announcementIdOf = (warning: string, seq: number): string => `${warning}.${seq}`

export const priorityOf = (colour: Colour): Announcement['priority'] => (colour === 'none' ? 'notice' : colour)

/** Nothing to say and nothing to silence: what is retained of it is cleared. */
export const isEmpty = ({ inForce, cancelled }: Board): boolean => inForce.length === 0 && cancelled.length === 0

/** When the last of what it holds is over, ms: from then on the board is worth nothing to anybody. */
export const boardExpiresAt = ({ inForce, cancelled }: Board): number =>
  Math.max(0, ...inForce.map(({ expiresAt }) => expiresAt), ...cancelled.map(({ until }) => until))

/** Keeps a board far below the broker's 128 KB; a terminal that missed more finds the rest out by `expiresAt`. */
const cancelledKept = 100
const worstFirst: readonly Announcement['priority'][] = ['red', 'orange', 'yellow', 'blue', 'notice']

/**
 * The next version of a board, or the same board when nothing changes: publishing twice is one version. What has expired at `now`
 * (ms of store time) leaves; what was cancelled never comes back; what follows in a series replaces what came before it, in one
 * version; emergency stands before routine, higher authority before lower, then the newer first.
 */
export const announced = (board: Board, announcement: Announcement, now: number): Board => {
  const { inForce, cancelled } = board
  const comesLate =
    cancelled.some(({ id }) => id === announcement.id) || inForce.some(({ id }) => isBefore(announcement.id, id))
  const replaced = inForce.filter(({ id }) => isBefore(id, announcement.id))
  const others = inForce.filter(one => one.id !== announcement.id && !replaced.includes(one))
  const gone = replaced.map(({ id, expiresAt }) => ({ id, until: expiresAt }))
  return next(board, comesLate ? others : [...others, announcement], withCancelled(cancelled, gone), now)
}

/** Loudspeakers stop at once. Also for an announcement that the board does not hold: it may still be on its way. */
export const silenced = (board: Board, gone: readonly Cancellation[], now: number): Board =>
  next(
    board,
    board.inForce.filter(({ id }) => !gone.some(one => one.id === id)),
    withCancelled(board.cancelled, gone),
    now,
  )

/** `<warning>.<seq>` of one series, the first with the lower seq. */
const isBefore = (a: string, b: string): boolean => {
  const [earlier, later] = [partsOf(a), partsOf(b)]
  return earlier !== undefined && earlier.series === later?.series && earlier.seq < later.seq
}

const partsOf = (id: string): { series: string; seq: number } | undefined => {
  const [, series, seq] = /^(.+)\.(\d+)$/.exec(id) ?? []
  return series === undefined ? undefined : { series, seq: Number(seq) }
}

/** What is cancelled already keeps its place, so that cancelling twice is no change; of two ends the later holds. */
const withCancelled = (before: readonly Cancellation[], gone: readonly Cancellation[]): Cancellation[] => {
  const untilOf = new Map<string, number>()
  for (const { id, until } of [...before, ...gone]) untilOf.set(id, Math.max(until, untilOf.get(id) ?? 0))
  return Array.from(untilOf, ([id, until]) => ({ id, until }))
}

const next = (board: Board, inForce: Announcement[], cancelled: Cancellation[], now: number): Board => {
  const current = inForce
    .filter(({ expiresAt }) => expiresAt > now)
    .sort(
      (a, b) =>
        rank(a) - rank(b) || byAuthority(a.authority, b.authority) || b.issuedAt - a.issuedAt || (a.id < b.id ? -1 : 1),
    )
  const silent = cancelled.filter(({ until }) => until > now).slice(-cancelledKept)
  const unchanged = same(current, board.inForce) && same(silent, board.cancelled)
  return unchanged ? board : { ...board, version: board.version + 1, inForce: current, cancelled: silent }
}

const rank = ({ priority }: Announcement): number => worstFirst.indexOf(priority)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
