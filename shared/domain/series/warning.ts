import * as z from 'zod'
import { Addressees } from '../audience/addressees.ts'
import { Alert, Certainty, Status, Urgency } from '../cap/alert.ts'
import { Lane } from '../channel.ts'
import { Colour } from '../colour.ts'
import { Authority } from '../loudspeakers/authority.ts'
import { County, PlaceCode } from '../place.ts'
import { KeyHolder } from '../source.ts'
import { Template } from '../templates/template.ts'

export const WarningState = z.enum([
  'awaiting-approval',
  'needs-targeting',
  'scheduled',
  'in-force',
  'rejected',
  'cancelled',
  'cancelled-before-arrival',
  'expired',
])
export type WarningState = z.infer<typeof WarningState>

/** What waits for a person or a time: the first Alert of a series, or an Update or Cancel beside what is in force. */
export const Pending = z.object({
  seq: z.number(),
  /** `sender,identifier,sent` of the Alert that waits: the same in every series that it follows. */
  identity: z.string(),
  state: WarningState.extract(['awaiting-approval', 'needs-targeting', 'scheduled']),
  reason: z.string(),
  since: z.number(),
  /** Key holder id of who sent it: not the one who may approve it. */
  author: z.string(),
  /** What the author's key may release at once. */
  authority: KeyHolder.pick({ role: true, area: true, levels: true, maxRecipients: true }),
  /** How many turns of calling the duty officers are over (`call-turn.ts`): the first comes with what stores it. 0: a time is waited for. */
  calls: z.number(),
  /** The duty call that is out. */
  call: z.string().optional(),
  effectiveAt: z.number().optional(),
  expiresAt: z.number(),
  /** Of the series once it is issued: those it has now and those that join. */
  counties: z.array(County),
})
export type Pending = z.infer<typeof Pending>

/** `W#<w> HEAD`: the living series. All times are milliseconds of store time. */
export const Warning = z.object({
  id: z.string(),
  /** A duty call tells the officers of an area that something waits for them; it is in no list and no figure. */
  purpose: z.enum(['warning', 'duty-call']),
  /** CAP's: the same for every Alert of a series. */
  status: Status,
  state: WarningState,
  /** Why it waits or ended, in the words of the policy: `level-above-source`, `audience-above-source`, `effective-ahead` … */
  stateReason: z.string().optional(),
  /** Revision counter for conditional writes. */
  rev: z.number(),
  /** Number of the last issued Alert of the series; 0 while nothing was issued. */
  seq: z.number(),
  /** The highest number given, to what waits or was only recorded, too. */
  lastSeq: z.number(),
  pending: Pending.optional(),
  /**
   * The newest order that was carried out, by its own time: what was `sent` earlier comes too late. No sender's clock is ahead of ours:
   * one that was fast for a moment must not bury what it says when it is right again.
   */
  latest: z.object({ identity: z.string(), sentAt: z.number() }).optional(),
  /** Series that one Update or Cancel follows together: whoever refers to one refers to all. */
  alongside: z.array(z.string()),
  lane: Lane,
  colour: Colour,
  /** Key holder id of the source. */
  source: z.string(),
  /** The area of its key, when the series began: a superior has a shorter prefix of it. */
  sourceArea: z.string(),
  receivedAt: z.number(),
  issuedAt: z.number().optional(),
  effectiveAt: z.number().optional(),
  expiresAt: z.number(),
  /** The places of the series live in these counties. */
  counties: z.array(County),
  /** When the tick must look at it next; absent: never again. */
  dueAt: z.number().optional(),
  policyVersion: z.string(),
})
export type Warning = z.infer<typeof Warning>

/** What the series says: the Alert that is in force, else the one that waits, else the one that was only recorded. */
export const latestSeq = ({ seq, pending, lastSeq }: Pick<Warning, 'seq' | 'pending' | 'lastSeq'>): number =>
  seq > 0 ? seq : (pending?.seq ?? lastSeq)

/** `W#<w> A#<seq>`: one Alert of the series as it was accepted. The raw document is in S3 under `raw/<sha256>`. */
export const IssuedAlert = z.object({
  warning: z.string(),
  seq: z.number(),
  alert: Alert,
  sha256: z.string(),
  /** Names its audience items: whoever accepts the same seq at the same moment writes others. */
  edition: z.string(),
  colour: Colour,
  lane: Lane,
  /** What its governing info says of the danger, for the channel table; a Cancel without infos has its predecessor's. */
  hazard: z.object({ event: z.string(), eventCode: z.array(z.string()), urgency: Urgency, certainty: Certainty }),
  /** The worst colour that the series had until now: where it was red, the all-clear is spoken at any hour. */
  worst: Colour,
  /** Of a notice (colour `none`): whom it is for, and by which channels; absent: as the table of its colour says. */
  addressees: Addressees.optional(),
  /** Of its source: of one colour the higher is heard first. */
  rank: Authority.optional(),
  /** Where SMS are registered templates: those that its readers are sent, as they were when it was issued. */
  templates: z.array(Template).optional(),
  /** The Alert that a Cancel without words of its own speaks of. */
  about: z.object({ alert: Alert }).optional(),
  /**
   * An Update that adds nothing but words in these languages to the Alert `seq`: for nobody who has that one and reads none of them.
   * `since`: the Alert that first had the words, where `seq` is a translation itself.
   */
  translates: z.object({ seq: z.number(), since: z.number(), languages: z.array(z.string()) }).optional(),
  /** Once issued; before that, when it was received or is to take effect. */
  issuedAt: z.number(),
  expiresAt: z.number(),
  /** What of its areas resolved to nothing: shown, never silent. */
  unresolved: z.array(z.object({ areaDesc: z.string(), what: z.string(), reason: z.string() })),
})
export type IssuedAlert = z.infer<typeof IssuedAlert>

/** `W#<w> AUD#<edition>#<county>`: the places of one county, against one pinned revision of the directory. Immutable. */
export const Audience = z.object({
  warning: z.string(),
  seq: z.number(),
  /** Of its Alert (`IssuedAlert.edition`). */
  edition: z.string(),
  county: County,
  dirRev: z.number(),
  /** Number of sheet partitions of this county: ceil(sheets / 250). */
  buckets: z.number(),
  /** The places this Alert itself addresses. */
  places: z.array(PlaceCode),
  /** Cumulative over the series: place → seq at which it joined. Its keys are what planning enumerates. */
  joined: z.record(PlaceCode, z.number()),
  /** Places that another series of the same Alert addresses: whoever hears it there is not told here as well. */
  elsewhere: z.array(PlaceCode).optional(),
  /** The revision of the directory that they are reached in there, where it is another: who is in this one only is told here. */
  elsewhereRev: z.number().optional(),
})
export type Audience = z.infer<typeof Audience>

export const Counts = z.object({
  planned: z.number(),
  accepted: z.number(),
  failed: z.number(),
  unknown: z.number(),
  suppressed: z.number(),
})
export type Counts = z.infer<typeof Counts>
