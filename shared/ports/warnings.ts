import type { Stop, StopAction, StopScope } from '../domain/stop.ts'
import type { Audience, CountyProgress, HistoryEntry, IssuedAlert, Warning } from '../domain/warning.ts'

/** Where an identity (`sender,identifier,sent`) leads: to an Alert, or to the tombstone that a follower left for it. */
export type KnownIdentity =
  | { kind: 'alert'; warning: string; seq: number; sha256: string }
  | { kind: 'tombstone'; referencedBy: string; msgType: 'Update' | 'Cancel' }

export type NewWarning = {
  warning: Warning
  /** seq 1 even while it waits: A#1 holds what was accepted; `Warning.seq` stays 0 until it is issued. */
  alert: IssuedAlert
  identity: string
  history: HistoryEntry
  /** Stored implies will be sent: with an outbox entry the same transaction that stores also orders the sending. */
  issue: boolean
}

export type Warnings = {
  identity(identity: string): Promise<KnownIdentity | undefined>
  /** One transaction; 'known' when the identity was taken in the meantime: read it again. */
  add(entry: NewWarning): Promise<'added' | 'known'>
  find(warning: string): Promise<Warning | undefined>
  alert(warning: string, seq: number): Promise<IssuedAlert | undefined>
  history(warning: string): Promise<HistoryEntry[]>
  /** Put before the warning is added; immutable. */
  putAudiences(audiences: Audience[]): Promise<void>
  audience(warning: string, seq: number, county: string): Promise<Audience | undefined>
  audiences(warning: string, seq: number): Promise<Audience[]>
  /** Moves HEAD on its rev (`next.rev` must be `from.rev + 1`), appends history, and writes the outbox entry where asked; false when it moved. */
  move(from: Warning, next: Warning, history: HistoryEntry, issue: boolean): Promise<boolean>
  /** Sets when the tick looks next; not a lifecycle move, so no rev; undefined takes it out of the due index. */
  setDue(warning: string, dueAt: number | undefined): Promise<void>
  /** The warnings whose dueAt has passed, oldest first. */
  due(now: number, limit: number): Promise<string[]>
  progress(warning: string, seq: number): Promise<CountyProgress[]>
  /** Writes `expected` once; planning twice changes nothing. */
  setPlanned(
    progress: Pick<CountyProgress, 'warning' | 'seq' | 'county'> & { expected: number; plannedAt: number },
  ): Promise<void>
  setWatched(progress: CountyProgress): Promise<void>
}

export type Stops = {
  active(): Promise<Stop[]>
  put(stop: Stop): Promise<void>
  /** False when nothing was stopped there. */
  lift(scope: StopScope, by: string, at: number): Promise<boolean>
  /** The record of both, newest first. */
  history(limit: number): Promise<StopAction[]>
}
