import { advance, wakesAt } from '../../../../../infra/field/loudspeakers/advance.ts'
import type { Announcement, Board, Programme } from '../../../../../infra/field/loudspeakers/messages.ts'
import {
  type Character,
  type Effect,
  hearAnnouncement,
  hearBoard,
  hearCancelled,
  hearProgramme,
  losePower,
  newTerminal,
  switchOn,
} from '../../../../../infra/field/loudspeakers/terminal.ts'

export const place = '430182101001'
/** Monday 2026-07-06, 06:00 in the village. */
export const morning = Date.parse('2026-07-06T06:00:00+08:00')
export const at = (time: string): number => Date.parse(`2026-07-06T${time}+08:00`)

export const announcement = (id: string, more: Partial<Announcement> = {}): Announcement => ({
  ...{ id, ref: `ref-${id}`, priority: 'red', script: '请立即转移。', repeat: 1, issuedAt: morning },
  ...{ expiresAt: morning + 24 * 3_600_000, ...more },
})
export const board = (version: number, inForce: Announcement[], cancelled: string[] = []): Board => ({
  ...{ place, version, inForce, cancelled: cancelled.map(id => ({ id, until: morning + 24 * 3_600_000 })) },
})
type Item = Programme['items'][number]
export const item = (name: string, more: Partial<Item> = {}): Item => ({
  ...{ ref: `programme/430182000000/${name}`, authority: 'county', script: '字'.repeat(116), weekdays: [1] },
  ...{ at: '07:00', seconds: 60, volume: 70, ...more },
})
export const programme = (version: number, items: Item[], more: Partial<Programme> = {}): Programme => ({
  ...{ place, version, items, utcOffsetMinutes: 480, day: { from: '06:30', until: '21:30' }, cap: 100, caps: {} },
  ...more,
})

export type Noticed = { at: number; kind: Effect['kind']; ref: string; reason?: string; volume?: number }

/** One loudspeaker on a bench: a true clock that is moved by hand, and a notebook of what it does. */
export const onTheBench = (more: Partial<Character> = {}, startsAt = morning) => {
  const terminal = newTerminal({ id: 't-1', place, bufferMs: 2_000, aheadMs: 0, deadBattery: false, pace: 1, ...more })
  const noticed: Noticed[] = []
  let now = startsAt
  const note = (effects: readonly Effect[]): void => {
    for (const effect of effects)
      noticed.push(
        effect.kind === 'failed'
          ? { at: now, kind: effect.kind, ref: effect.ref, reason: effect.reason }
          : { at: now, kind: effect.kind, ref: effect.what.ref, volume: effect.what.volume },
      )
  }
  const carryOn = (): void => note(advance(terminal, now))
  note(switchOn(terminal, now))
  const bench = {
    terminal,
    noticed,
    now: () => now,
    /** Lets time pass: the terminal wakes by itself, and only then. */
    until: (time: number): void => {
      for (let next = wakesAt(terminal, now); next !== undefined && next <= time; next = wakesAt(terminal, now)) {
        now = Math.max(now + 1, Math.ceil(next))
        carryOn()
      }
      now = Math.max(now, time)
    },
    board: (one: Board, live = true) => {
      const verdict = hearBoard(terminal, one, live, now)
      carryOn()
      return verdict
    },
    programme: (one: Programme, live = true) => {
      const verdict = hearProgramme(terminal, one, live, now)
      carryOn()
      return verdict
    },
    command: (one: Announcement) => {
      const verdict = hearAnnouncement(terminal, one, now)
      carryOn()
      return verdict
    },
    cancel: (...ids: string[]) => {
      hearCancelled(terminal, board(0, [], ids).cancelled, now)
      carryOn()
    },
    losePower: () => losePower(terminal),
    switchOn: () => {
      note(switchOn(terminal, now))
      carryOn()
    },
    refs: (kind: Effect['kind']) => noticed.filter(one => one.kind === kind).map(({ ref }) => ref),
  }
  return bench
}
export type Bench = ReturnType<typeof onTheBench>
