import type { Change } from '../domain/series/change.ts'
import type { CountyProgress } from '../domain/series/county-progress.ts'
import type { HistoryEntry } from '../domain/series/history-entry.ts'
import type { Entitled } from '../domain/series/succession.ts'
import type { Audience, IssuedAlert, Warning } from '../domain/series/warning.ts'
import type { Stop, StopAction, StopScope } from '../domain/sheets/stop.ts'

/** Where an identity (`sender,identifier,sent`) leads: to an Alert, or to the series of the follower that named it first. */
export type KnownIdentity =
  | { kind: 'alert'; warning: string; seq: number; sha256: string }
  /** `seq`: of the follower in its series. `by`: who ordered it, since nobody can bury what is not theirs. */
  | { kind: 'tombstone'; warning: string; seq: number; msgType: 'Update' | 'Cancel'; by: Entitled }

export type Commit = {
  changes: Change[]
  /** The identity of the Alert that is accepted. `instead`: it takes the place of a tombstone. */
  identity?: { identity: string; known: KnownIdentity & { kind: 'alert' }; instead?: 'tombstone' }
  /** For what an Update or Cancel names and nobody knows yet. */
  tombstones?: { identity: string; known: KnownIdentity & { kind: 'tombstone' } }[]
}

export type Warnings = {
  identity(identity: string): Promise<KnownIdentity | undefined>
  /**
   * Everything of a commit in one transaction, or 'moved' and nothing: a series moved, an identity became known. Read again and
   * decide again. At most 100 items (DynamoDB): `domain/succession.ts` bounds series and tombstones.
   */
  commit(commit: Commit): Promise<'committed' | 'moved'>
  find(warning: string): Promise<Warning | undefined>
  alert(warning: string, seq: number): Promise<IssuedAlert | undefined>
  history(warning: string): Promise<HistoryEntry[]>
  /** Put before their Alert is committed; immutable. */
  putAudiences(audiences: Audience[]): Promise<void>
  /** `edition`: the Alert's, where it is known; without it the Alert is read first. */
  audience(warning: string, seq: number, county: string, edition?: string): Promise<Audience | undefined>
  audiences(warning: string, seq: number): Promise<Audience[]>
  /** Sets when the tick looks next, unless the warning moved since it was read; undefined takes it out of the due index. */
  setDue(warning: Pick<Warning, 'id' | 'rev'>, dueAt: number | undefined): Promise<void>
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
