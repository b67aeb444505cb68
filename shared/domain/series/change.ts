import type { HistoryEntry } from './history-entry.ts'
import type { IssuedAlert, Warning } from './warning.ts'

/** What changes in one series. */
export type Change = {
  /** As it was read; absent: the series begins. */
  from?: Warning
  /** `rev` is one above `from.rev`. */
  to: Warning
  /** The Alert that it accepts, if it does; kept under its seq. */
  alert?: IssuedAlert
  /** What waits beside it from now on, where that came first. */
  beside?: IssuedAlert
  history: HistoryEntry
  /** Stored implies will be sent: the same transaction orders the sending of `to.seq`. */
  issue: boolean
}

/** Of the audiences of the Alert that is issued, where it comes with the change: what waited before is not read for it. */
export const editionOf = ({ to, alert, beside }: Change): string | undefined =>
  [alert, beside].find(one => one?.seq === to.seq)?.edition

/** Who or what moves a series, and why. `at`: ms of store time. */
export type Move = Pick<HistoryEntry, 'by' | 'at' | 'action' | 'reason' | 'seq' | 'issued' | 'call'>

/** A field that is given as undefined is taken away. */
type Fields = { [Name in keyof Warning]?: Warning[Name] | undefined }

/** The next revision of a series with its entry in the history. */
export const changed = (from: Warning, fields: Fields, move: Move): Pick<Change, 'from' | 'to' | 'history'> => {
  const merged = Object.entries({ ...from, ...fields, rev: from.rev + 1 }).filter(([, value]) => value !== undefined)
  const to = Object.fromEntries(merged) as Warning
  return { from, to, history: { warning: from.id, rev: to.rev, from: from.state, to: to.state, ...move } }
}
