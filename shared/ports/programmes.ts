import type { PublishProgrammeMessage } from '../contracts/programme.ts'
import type { StoredProgramme } from '../domain/loudspeakers/programme.ts'
import type { Play, ProgrammeDocument } from '../domain/loudspeakers/programme-document.ts'
import type { County, PlaceCode } from '../domain/place.ts'
import type { HandOverResult } from '../domain/sheets/hand-over.ts'

export type Programmes = {
  find(place: PlaceCode): Promise<StoredProgramme | undefined>
  /** Of every place of this county, and of its city and province: all that its villages can hear. Strongly consistent. */
  concerning(county: County): Promise<StoredProgramme[]>
  /** On `version` being one above what is stored; every version is kept. False: somebody else was quicker. */
  write(programme: StoredProgramme): Promise<boolean>
  /** Newest first. */
  history(place: PlaceCode, limit: number): Promise<StoredProgramme[]>
}

/** Signed and retained on the village's topic: a terminal that boots has its week. */
export type ProgrammePublisher = {
  publish(document: ProgrammeDocument, signal: AbortSignal): Promise<HandOverResult>
}

export type ProgrammeQueue = { publish(messages: PublishProgrammeMessage[]): Promise<void> }

/** What a terminal says of one play of its programme. */
export type PlayReport = Play & { village: PlaceCode; terminal: string; outcome: 'played' | 'failed' }
/** One item of one day in one village, with the terminals that said so. */
export type PlayEntry = Play & { village: PlaceCode; played: Set<string>; failed: Set<string> }

export type PlayLog = {
  /** The same reports again change nothing. */
  add(reports: PlayReport[]): Promise<void>
  /** Of every village that lies in `place` (a village, a town or a county), of one local day. */
  ofDay(place: PlaceCode, day: string): Promise<PlayEntry[]>
}
