import type { Announcement, Board, Cancellation } from './messages.ts'

/** What one loudspeaker remembers. Times are ms of its own clock. */
export type TerminalState = {
  place: string
  boardVersion: number
  /** Every id it has begun to play, with the time after which it would be too old anyway. */
  begun: Map<string, number>
  /** What must not be said, with the time after which it would be too old anyway. */
  cancelled: Map<string, number>
  waiting: Announcement[]
  playing: Announcement | undefined
}

export const switchedOn = (place: string): TerminalState => ({
  place,
  boardVersion: 0,
  begun: new Map(),
  cancelled: new Map(),
  waiting: [],
  playing: undefined,
})

export type BoardVerdict = 'taken' | 'older' | 'another-place'
export const judgeBoard = (state: TerminalState, board: Pick<Board, 'place' | 'version'>): BoardVerdict =>
  board.place !== state.place ? 'another-place' : board.version <= state.boardVersion ? 'older' : 'taken'

export type PlayVerdict = 'play' | 'begun-before' | 'expired' | 'cancelled' | 'waiting'
export const judgePlay = (
  { begun, cancelled, waiting }: TerminalState,
  { id, expiresAt }: Pick<Announcement, 'id' | 'expiresAt'>,
  now: number,
): PlayVerdict => {
  if (cancelled.has(id)) return 'cancelled'
  if (begun.has(id)) return 'begun-before'
  if (expiresAt <= now) return 'expired'
  return waiting.some(one => one.id === id) ? 'waiting' : 'play'
}

/** A newer board replaces the older whole: what it cancels falls silent. */
export const hearBoard = (state: TerminalState, board: Board, now: number): BoardVerdict => {
  const verdict = judgeBoard(state, board)
  if (verdict !== 'taken') return verdict
  state.boardVersion = board.version
  hearCancelled(state, board.cancelled, now)
  for (const announcement of board.inForce) hearAnnouncement(state, announcement, now)
  return verdict
}

/** What is cancelled is forgotten where it waits, and remembered: it may still be on its way. */
export const hearCancelled = (state: TerminalState, cancelled: readonly Cancellation[], now: number): void => {
  for (const { id, until } of cancelled) state.cancelled.set(id, until)
  state.waiting = state.waiting.filter(({ id }) => !state.cancelled.has(id))
  forgetOver(state, now)
}

/** So that it can run for years. What is over would not be played by its own time. */
const forgetOver = ({ begun, cancelled }: TerminalState, now: number): void => {
  for (const memory of [begun, cancelled]) for (const [id, until] of memory) if (until <= now) memory.delete(id)
}

export const hearAnnouncement = (state: TerminalState, announcement: Announcement, now: number): PlayVerdict => {
  const verdict = judgePlay(state, announcement, now)
  if (verdict === 'play') state.waiting = [...state.waiting, announcement].sort(byUrgency)
  return verdict
}

const urgency: Announcement['priority'][] = ['red', 'orange', 'yellow', 'blue', 'notice']
const byUrgency = (a: Announcement, b: Announcement): number =>
  urgency.indexOf(a.priority) - urgency.indexOf(b.priority) || a.issuedAt - b.issuedAt

/** The next thing to say, if nothing is being said: the most urgent that has not expired while it waited. */
export const beginNext = (state: TerminalState, now: number): Announcement | undefined => {
  if (state.playing) return undefined
  state.waiting = state.waiting.filter(announcement => announcement.expiresAt > now)
  const next = state.waiting.shift()
  if (next) state.begun.set(next.id, next.expiresAt)
  state.playing = next
  return next
}

/** Must it stop in the middle of a word? */
export const mustFallSilent = ({ playing, cancelled }: TerminalState): boolean =>
  playing !== undefined && cancelled.has(playing.id)

/** About four characters a second, and a breath between two repetitions; a recording in another language says as much again. */
export const playingMs = ({
  script,
  recording,
  repeat,
}: Pick<Announcement, 'script' | 'recording' | 'repeat'>): number =>
  Math.max(repeat, 1) * (recording ? 2 : 1) * (script.length * 250 + 1_000)
