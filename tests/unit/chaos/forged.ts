import type { Arrived, Evidence, Owed, Window } from '../../chaos/truth/evidence.ts'
import { judge } from '../../chaos/truth/judge.ts'

export const sheet = 'S#w#430182#0/430182101201#sms#000'
export const people = ['p0', 'p1', 'p2', 'p3']

export const owes = (slot: number, more: Partial<Owed> = {}): Owed => ({
  recipient: people[slot] ?? '',
  channel: 'sms',
  sheet,
  slot,
  seq: 1,
  mark: { state: 'accepted', reason: 'none' },
  archived: false,
  listens: true,
  ...more,
})
export const arrives = (recipient: string, at: number, more: Partial<Arrived> = {}): Arrived => ({
  recipient,
  channel: 'sms',
  at,
  said: 'red',
  msgType: 'Alert',
  ...more,
})
export const window = (slots: number[], more: Partial<Window> = {}): Window => ({
  sheet,
  seq: 1,
  slots,
  openedAt: 10,
  ...more,
})

/** Four people, each of whom was sent one text and is marked so. */
export const honest: Evidence = {
  phones: people,
  owed: people.map((_, slot) => owes(slot)),
  arrivals: people.map((one, slot) => arrives(one, 10 + slot)),
  windows: [],
  answersLost: [],
  expires: false,
}
export const problemsOf = (forged: Partial<Evidence>): string[] => judge({ ...honest, ...forged }).problems
