import { type SheetId, sheetName } from '../sheets/sheet-id.ts'
import type { RoomPace } from './room-carrier.ts'

/** One post that a robot has made, or was given leave to make. `at`: ms of store time. */
export type TakenTurn = { at: number; red: boolean }

/**
 * Leave for one post. own: of one Alert · shared: of all that wait, for the room is getting full · wait: not before `untilAt` (ms).
 */
export type RoomTurn = { kind: 'own' } | { kind: 'shared' } | { kind: 'wait'; untilAt: number }

/** What of a robot's posts is whose. `own`: from here on posts are shared; `most`: from here on there are none. */
const shares = { red: { own: 1 / 2, most: 1 }, rest: { own: 1 / 3, most: 5 / 6 } }

/**
 * While a room is quiet each Alert has a post to itself. As its minute fills, posts are shared by whatever waits and keep a
 * distance, so that no minute is ever full before its end. A sixth of it is kept for red, which counts only its own kind for that.
 */
export const turnFor = (
  paces: readonly RoomPace[],
  taken: readonly TakenTurn[],
  red: boolean,
  now: number,
): RoomTurn => {
  const share = red ? shares.red : shares.rest
  const turns = paces.map(pace => paced(pace, share, taken, red, now))
  const waits = turns.filter(turn => turn.kind === 'wait')
  if (waits.length > 0) return { kind: 'wait', untilAt: Math.max(...waits.map(({ untilAt }) => untilAt)) }
  return turns.find(turn => turn.kind === 'shared') ?? { kind: 'own' }
}

const paced = (
  { posts, seconds }: RoomPace,
  share: (typeof shares)['red'],
  taken: readonly TakenTurn[],
  red: boolean,
  now: number,
): RoomTurn => {
  const windowMs = seconds * 1000
  const recent = taken.filter(({ at }) => now - at < windowMs).sort((a, b) => a.at - b.at)
  const most = Math.max(1, Math.floor(posts * share.most))
  const blocking = recent.at(-most)
  if (blocking) return { kind: 'wait', untilAt: blocking.at + windowMs }
  const own = Math.ceil(posts * share.own)
  const counted = red ? recent.filter(one => one.red) : recent
  const last = counted.at(-1)
  // A second is no span to keep distances in.
  if (!last || counted.length < own || seconds < 10) return { kind: 'own' }
  const untilAt = last.at + Math.ceil(windowMs / Math.max(1, most - own))
  return untilAt > now ? { kind: 'wait', untilAt } : { kind: 'shared' }
}

/** One message that waits for a room. */
export type Waiting = { sheet: SheetId; seq: number }

/** What is kept of a robot. `shutUntilAt`: it has said itself that it takes nothing before, ms. */
export type Robot<W extends Waiting> = { taken: readonly TakenTurn[]; waiting: readonly W[]; shutUntilAt?: number }

/** More than one post can say; whoever is not noted comes back by themselves. */
const mostNoted = 40

/**
 * The turn of whoever stands before the robot with these, and what is to be kept of it. Who must wait is noted; a shared turn is given
 * all who were, since their own messages may come back to any worker at any time.
 */
export const takeTurn = <W extends Waiting>(
  { taken, waiting, shutUntilAt = 0 }: Robot<W>,
  mine: readonly W[],
  paces: readonly RoomPace[],
  red: boolean,
  now: number,
): { turn: RoomTurn; taken: TakenTurn[]; waiting: W[]; others: W[] } => {
  const counted = stillCounted(paces, taken, now)
  const turn: RoomTurn = shutUntilAt > now ? { kind: 'wait', untilAt: shutUntilAt } : turnFor(paces, counted, red, now)
  const others = waiting.filter(one => !mine.some(other => isSame(one, other)))
  if (turn.kind === 'wait')
    return { turn, taken: counted, waiting: [...others, ...mine].slice(0, mostNoted), others: [] }
  const took = [...counted, { at: now, red }]
  if (turn.kind === 'shared') return { turn, taken: took, waiting: [], others }
  const [first] = mine
  return { turn, taken: took, waiting: waiting.filter(one => !first || !isSame(one, first)), others: [] }
}

const isSame = (a: Waiting, b: Waiting): boolean => a.seq === b.seq && sheetName(a.sheet) === sheetName(b.sheet)

/** Turns that no pace looks at any more are forgotten. */
const stillCounted = (paces: readonly RoomPace[], taken: readonly TakenTurn[], now: number): TakenTurn[] => {
  const longestMs = Math.max(...paces.map(({ seconds }) => seconds)) * 1000
  return taken.filter(({ at }) => now - at < longestMs)
}
