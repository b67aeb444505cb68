import { afterEvent, type PlayerState } from '../../../shared/domain/loudspeakers/player.ts'
import { emptyFlash, type Flash, forgetOver, maySay, takeCut } from './flash.ts'
import type { Announcement, Board, Cancellation, Programme } from './messages.ts'
import { forgotten, type OwnClock, ownTime, setClock } from './own-clock.ts'
import { ofAnnouncement, ofOccurrence, type Utterance } from './utterance.ts'
import { occurrences } from './week.ts'

/** How this one differs from the next. `pace`: simulated time over real time. */
export type Character = {
  id: string
  place: string
  bufferMs: number
  aheadMs: number
  deadBattery: boolean
  pace: number
}

/** What a power cut takes away. */
type Memory = {
  heardBoard: boolean
  heardProgramme: boolean
  cancelled: Map<string, number>
  waiting: Utterance[]
  programme?: Programme
  /** Until when its items were looked for, by its own clock. */
  lookedUntil: number
}

export type Terminal = {
  character: Character
  clock: OwnClock
  flash: Flash
  player: PlayerState
  /** What it is buffering or playing, and until when (true time). */
  speaking?: { what: Utterance; until: number }
  memory: Memory
}

/** What others notice of a terminal. */
export type Effect =
  | { kind: 'begins'; what: Utterance }
  | { kind: 'finished'; what: Utterance }
  | { kind: 'failed'; ref: string; reason: 'silenced' | 'power-lost' | 'pre-empted' | 'expired' }

const nothingHeard = (): Memory => ({
  heardBoard: false,
  heardProgramme: false,
  cancelled: new Map(),
  waiting: [],
  lookedUntil: Number.POSITIVE_INFINITY,
})

/** As it leaves the factory: without power. */
export const newTerminal = (character: Character): Terminal => ({
  character,
  clock: { aheadMs: character.aheadMs, set: !character.deadBattery },
  flash: emptyFlash(),
  player: 'off',
  memory: nothingHeard(),
})

/** What was being said when the power went is told now: nobody could tell it then. */
export const switchOn = (terminal: Terminal, now: number): Effect[] => {
  terminal.player = afterEvent(terminal.player, 'power-on')
  if (terminal.character.deadBattery) terminal.clock = forgotten(now)
  return takeCut(terminal.flash).map(ref => ({ kind: 'failed', ref, reason: 'power-lost' }))
}

export const losePower = (terminal: Terminal): void => {
  terminal.player = afterEvent(terminal.player, 'power-lost')
  delete terminal.speaking
  terminal.memory = nothingHeard()
}

export type BoardVerdict = 'taken' | 'older' | 'another-place'

/** A newer board replaces the older. After a reboot the same one is heard again: the memory of it is gone. */
export const hearBoard = (terminal: Terminal, board: Board, live: boolean, now: number): BoardVerdict => {
  const { flash, memory, character, clock } = terminal
  if (board.place !== character.place) return 'another-place'
  if (board.version < flash.boardVersion || (board.version === flash.boardVersion && memory.heardBoard)) return 'older'
  flash.boardVersion = board.version
  memory.heardBoard = true
  setClock(clock, board.at, live, now)
  hearCancelled(terminal, board.cancelled, now)
  // A clock that was put back must find again what it has not reached yet; what was said is not said again.
  memory.lookedUntil = Math.min(memory.lookedUntil, ownTime(clock, now))
  for (const announcement of board.inForce) hearAnnouncement(terminal, announcement, now)
  forgetOver(flash, ownTime(clock, now))
  return 'taken'
}

/** What is cancelled is forgotten where it waits, and remembered: it may still be on its way. */
export const hearCancelled = (terminal: Terminal, gone: readonly Cancellation[], now: number): void => {
  const { cancelled, waiting } = terminal.memory
  for (const { id, until } of gone) cancelled.set(id, until)
  terminal.memory.waiting = waiting.filter(({ id }) => !cancelled.has(id))
  const own = ownTime(terminal.clock, now)
  for (const [id, until] of cancelled) if (until <= own) cancelled.delete(id)
}

export type PlayVerdict = 'play' | 'said-before' | 'expired' | 'cancelled' | 'waiting'

export const hearAnnouncement = (terminal: Terminal, announcement: Announcement, now: number): PlayVerdict =>
  take(terminal, ofAnnouncement(announcement, capOf(terminal)), now)

const take = ({ flash, memory, clock, speaking }: Terminal, what: Utterance, now: number): PlayVerdict => {
  if (memory.cancelled.has(what.id)) return 'cancelled'
  if ([...memory.waiting, ...(speaking ? [speaking.what] : [])].some(({ id }) => id === what.id)) return 'waiting'
  if (!maySay(flash, what.id)) return 'said-before'
  if (what.until <= ownTime(clock, now)) return 'expired'
  memory.waiting.push(what)
  return 'play'
}

/** A week that comes live begins now; one that was retained may have begun while the power was off. */
export const hearProgramme = (terminal: Terminal, programme: Programme, live: boolean, now: number): BoardVerdict => {
  const { flash, memory, character, clock } = terminal
  if (programme.place !== character.place) return 'another-place'
  const heard = programme.version === flash.programmeVersion && memory.heardProgramme
  if (programme.version < flash.programmeVersion || heard) return 'older'
  flash.programmeVersion = programme.version
  memory.heardProgramme = true
  setClock(clock, programme.at, live, now)
  memory.programme = programme
  const own = ownTime(clock, now)
  memory.lookedUntil = live ? own : own - lookBackMs
  memory.waiting = memory.waiting.flatMap(what => (isStillDue(what, programme) ? what : droppedFrom(flash, what)))
  return 'taken'
}
const lookBackMs = 15 * 60_000

const isStillDue = ({ announcement, ref }: Utterance, { items }: Programme): boolean =>
  announcement !== undefined || items.some(item => ref.startsWith(`${item.ref}/`) && ref.endsWith(`T${item.at}`))

/** What a new week no longer has; what was half said of it is still to be told. */
const droppedFrom = ({ begun }: Flash, what: Utterance): Utterance[] =>
  begun.has(what.id) ? [{ ...what, until: Number.NEGATIVE_INFINITY }] : []

/** What of the week has fallen due since it last looked. Without a clock that is set it says nothing of it. */
export const lookAtWeek = (terminal: Terminal, now: number): void => {
  const { memory, clock } = terminal
  const own = ownTime(clock, now)
  if (!memory.programme || !clock.set || own < memory.lookedUntil) return
  for (const one of occurrences(memory.programme, memory.lookedUntil, own))
    take(terminal, ofOccurrence(one, memory.programme, capOf(terminal)), now)
  memory.lookedUntil = own
}

/** When the week has something for it again, true time; at the latest in a day. */
export const weekWakesAt = ({ memory, clock }: Terminal, now: number): number | undefined => {
  if (!memory.programme || !clock.set || memory.programme.items.length === 0) return undefined
  const [next] = occurrences(memory.programme, memory.lookedUntil, memory.lookedUntil + dayMs)
  return now + Math.max(0, (next?.startsAt ?? memory.lookedUntil + dayMs) - ownTime(clock, now))
}
const dayMs = 24 * 3_600_000

const capOf = ({ memory: { programme }, character: { id } }: Terminal): number =>
  Math.min(programme?.cap ?? 100, programme?.caps[id] ?? 100)
