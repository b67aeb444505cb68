import { afterEvent, type PlayerEvent } from '../../../shared/domain/loudspeakers/player.ts'
import { byPrecedence, interruption } from '../../../shared/domain/loudspeakers/precedence.ts'
import { noteBegun, noteDone } from './flash.ts'
import { hoursBeginAt, ownTime } from './own-clock.ts'
import { type Effect, lookAtWeek, type Terminal, weekWakesAt } from './terminal.ts'
import type { Utterance } from './utterance.ts'

/** Lets a terminal do whatever is due by now (true time). To be called after it has heard something, and when it wakes. */
export const advance = (terminal: Terminal, now: number): Effect[] => {
  if (terminal.player === 'off') return []
  const effects: Effect[] = []
  for (;;) {
    const step = fallSilent(terminal) ?? finish(terminal, now) ?? choose(terminal, now)
    if (!step) return effects
    effects.push(...step)
  }
}

const move = (terminal: Terminal, event: PlayerEvent): void => {
  terminal.player = afterEvent(terminal.player, event)
}

/** In the middle of a word, or before it was heard at all. */
const fallSilent = (terminal: Terminal): Effect[] | undefined => {
  const what = terminal.speaking?.what
  if (!what || !terminal.memory.cancelled.has(what.id)) return undefined
  noteDone(terminal.flash, what.id)
  return stop(terminal, 'silenced', [{ kind: 'failed', ref: what.ref, reason: 'silenced' }])
}

const stop = (terminal: Terminal, event: PlayerEvent, effects: Effect[]): Effect[] => {
  move(terminal, event)
  delete terminal.speaking
  return effects
}

/** The sound is there, or the last word was said. */
const finish = (terminal: Terminal, now: number): Effect[] | undefined => {
  const { speaking, character } = terminal
  if (!speaking || speaking.until > now) return undefined
  const { what, until } = speaking
  if (terminal.player === 'buffering') {
    move(terminal, 'buffered')
    terminal.speaking = { what, until: until + what.lengthMs * character.pace }
    return [{ kind: 'begins', what }]
  }
  noteDone(terminal.flash, what.id)
  return stop(terminal, 'finished', [{ kind: 'finished', what }])
}

/** Begins what goes before everything else that waits, if nothing is said, or if it cuts what is said short. */
const choose = (terminal: Terminal, now: number): Effect[] | undefined => {
  lookAtWeek(terminal, now)
  const missed = dropMissed(terminal, now)
  if (missed.length > 0) return missed
  const own = ownTime(terminal.clock, now)
  const [next] = terminal.memory.waiting.filter(what => isHeardNow(what, own)).sort(inTurn)
  if (!next) return undefined
  const { speaking } = terminal
  if (!speaking) return begin(terminal, next, now)
  const cut = interruption(speaking.what.speech, next.speech)
  if (cut.verdict === 'waits') return undefined
  if (cut.after === 'resumes') terminal.memory.waiting.push(speaking.what)
  else noteDone(terminal.flash, speaking.what.id)
  const { ref } = speaking.what
  return stop(terminal, 'interrupted', cut.after === 'resumes' ? [] : [{ kind: 'failed', ref, reason: 'pre-empted' }])
}

const inTurn = (a: Utterance, b: Utterance): number => byPrecedence(a.speech, b.speech)

const isHeardNow = ({ hours }: Utterance, own: number): boolean => !hours || hoursBeginAt(hours, own) === undefined

const begin = (terminal: Terminal, what: Utterance, now: number): Effect[] => {
  const { memory, flash, character } = terminal
  memory.waiting = memory.waiting.filter(one => one !== what)
  noteBegun(flash, what)
  move(terminal, 'begin')
  terminal.speaking = { what, until: now + character.bufferMs * character.pace }
  return []
}

/** What waited for too long says why it was not heard, or not whole. */
const dropMissed = (terminal: Terminal, now: number): Effect[] => {
  const own = ownTime(terminal.clock, now)
  const missed = terminal.memory.waiting.filter(({ until }) => until <= own)
  if (missed.length === 0) return []
  terminal.memory.waiting = terminal.memory.waiting.filter(({ until }) => until > own)
  for (const { id } of missed) noteDone(terminal.flash, id)
  return missed.map(({ ref, announcement }) => ({
    kind: 'failed',
    ref,
    reason: announcement ? 'expired' : 'pre-empted',
  }))
}

/** When it has something to do by itself, true time. */
export const wakesAt = (terminal: Terminal, now: number): number | undefined => {
  if (terminal.player === 'off') return undefined
  const times = [terminal.speaking?.until, weekWakesAt(terminal, now), ...waitingWake(terminal, now)]
  const known = times.filter(time => time !== undefined)
  return known.length > 0 ? Math.max(now, Math.min(...known)) : undefined
}

/** What waits for the morning, or for its end. What waits for its turn needs no clock: the turn comes when a word ends. */
const waitingWake = ({ memory, clock }: Terminal, now: number): number[] => {
  const own = ownTime(clock, now)
  return memory.waiting.flatMap(({ hours, until }) => {
    const begins = hours && hoursBeginAt(hours, own)
    return begins === undefined ? [] : [now + Math.min(begins, until) - own]
  })
}
