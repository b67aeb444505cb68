import type { MsgType, Status } from '../cap/alert.ts'
import type { Colour } from '../colour.ts'

/** Our own words around those of an Alert, in the language of the info that is sent. */
export type Labels = {
  language: 'zh' | 'en'
  /** Between two sentences. */
  gap: string
  stop: string
  /** First in every text and speech of an Exercise or a Test. */
  drill: Partial<Record<Status, string>>
  spokenDrill: Partial<Record<Status, string>>
  /** What this is to its series, with its serial: carriers may reorder. */
  follow: (msgType: MsgType, seq: number) => string
  /** First to whoever was warned and is outside the area now. */
  notCovered: string
  colour: Record<Colour, string>
  eventHeadline: (event: string, colour: Colour) => string
  opening: (issuer: string, time: string, headline: string, msgType: MsgType) => string
  /** A warning is over. */
  lifted: (order: Lifted) => string
  /** So is another event of the same Alert. */
  alsoLifted: (what: string) => string
  time: (sent: string, zone: string) => string
  instruction: string
  areas: (names: string[], more: number) => string
  link: string
  /** Where the words are that this channel cannot carry, by the primary subtag of their language. */
  inScript: (primary: string) => string
}

/** `what` was issued at `since`, by `by` where somebody else lifts it (else empty). */
export type Lifted = { issuer: string; time: string; by: string; since: string; what: string }
