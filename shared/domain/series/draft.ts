import { addresseesOf, namesAddressees } from '../audience/addressees.ts'
import type { Alert } from '../cap/alert.ts'
import { colourOfAlert } from '../cap/colour.ts'
import { eventCodesOf } from '../cap/event-code.ts'
import { governing } from '../cap/infos.ts'
import type { ValueNames } from '../cap/value-names.ts'
import { withoutContent } from '../cap/without-content.ts'
import { Colour } from '../colour.ts'
import { type ColourReading, hazardOf, laneOf, type Policy } from '../policy.ts'
import type { Problem } from '../refusal.ts'
import { repeatsTheWords } from './repeated-words.ts'
import { translationOf } from './translation.ts'
import type { IssuedAlert } from './warning.ts'

/** What an Alert is to its series, before anybody decided what becomes of it. */
export type Draft = Pick<
  IssuedAlert,
  'alert' | 'sha256' | 'colour' | 'lane' | 'hazard' | 'worst' | 'addressees' | 'about' | 'translates' | 'expiresAt'
> & {
  effectiveAt?: number
}
export type DraftNote = NonNullable<ColourReading['note']> | 'addressees-not-followed'

type Reading = {
  alert: Alert
  sha256: string
  policy: Policy
  valueNames: ValueNames
  /** The Alert of the series that it follows. */
  predecessor?: IssuedAlert | undefined
  now: number
}

/** `expires` missing: so long after `sent`; and what a Cancel has at least, so that an all-clear can wait for the morning. */
const defaultLifeMs = 24 * 3_600_000

/** Pure. `notes`: how the colour was read, where the source did not say it or disagrees with itself; and what a colour outweighs. */
export const draftOf = (reading: Reading): { draft: Draft; notes: Problem<DraftNote>[] } =>
  reading.alert.msgType === 'Cancel' && reading.predecessor
    ? { draft: cancelOf(reading, reading.predecessor), notes: [] }
    : ownDraft(reading)

const ownDraft = ({ alert, sha256, policy, valueNames, predecessor }: Reading) => {
  const { colour, note } = colourOfAlert(alert, policy, valueNames) ?? unread(policy)
  const kept = withoutContent(alert)
  const draft: Draft = {
    ...lifeOf(alert),
    alert: kept,
    sha256,
    colour,
    lane: laneOf(policy, colour),
    hazard: hazardIn(alert, valueNames),
    worst: worse(colour, predecessor?.worst),
    ...addresseesIn(alert, colour),
    ...(predecessor && translatesOf(predecessor, kept)),
  }
  const outweighed = colour !== 'none' && namesAddressees(alert) ? ['addressees-not-followed' as const] : []
  const notes = [...(note ? [note] : []), ...outweighed]
  return { draft, notes: notes.map(code => ({ code, at: noteAt[code], message: sentences[code](colour) })) }
}

/** A warning with a colour is never narrowed by a parameter. */
const addresseesIn = (alert: Alert, colour: Colour): Pick<Draft, 'addressees'> => {
  const { addressees } = colour === 'none' ? addresseesOf(alert) : {}
  return addressees ? { addressees } : {}
}

/** A Cancel is of the colour and the danger of what it ends, and as quick as the quickest of the series was. */
const cancelOf = ({ alert, sha256, policy, now }: Reading, predecessor: IssuedAlert): Draft => {
  const { colour, hazard, worst, addressees } = predecessor
  const saysNothingNew = repeatsTheWords(alert, predecessor.alert)
  const about = saysNothingNew ? (predecessor.about ?? { alert: withoutAreas(predecessor.alert) }) : undefined
  return {
    alert: withoutContent(alert),
    sha256,
    colour,
    lane: laneOf(policy, worst),
    hazard,
    worst,
    ...(addressees && { addressees }),
    ...(about && { about }),
    expiresAt: Math.max(lifeOf(alert).expiresAt, now + defaultLifeMs),
  }
}

const translatesOf = ({ alert: before, seq, translates }: IssuedAlert, alert: Alert): Pick<Draft, 'translates'> => {
  const translation = translationOf(before, alert)
  if (translation.kind !== 'translation-only') return {}
  return { translates: { seq, since: translates?.since ?? seq, languages: translation.languages } }
}

const withoutAreas = (alert: Alert): Alert => ({ ...alert, info: alert.info.map(info => ({ ...info, area: [] })) })

const worse = (a: Colour, b: Colour | undefined): Colour =>
  b !== undefined && Colour.options.indexOf(b) < Colour.options.indexOf(a) ? b : a

const noteAt: Record<DraftNote, string> = {
  'severity-unknown': 'alert/info/severity',
  'severity-disagrees': 'alert/info/severity',
  'addressees-not-followed': 'alert/info/parameter',
}

const sentences: Record<DraftNote, (colour: Colour) => string> = {
  'severity-unknown': colour => `Neither colour nor severity is given: it is treated as ${colour}.`,
  'severity-disagrees': colour => `Colour and severity disagree: it is treated as ${colour}, the colour of its source.`,
  'addressees-not-followed': colour => `Whom a ${colour} warning reaches is not narrowed by roles or channels.`,
}
const unread = (policy: Policy): ColourReading => ({
  colour: policy.colourOfSeverity.Unknown,
  note: 'severity-unknown',
})

/** It begins with its first info and ends with its last. */
const lifeOf = ({ info, sent }: Alert): { effectiveAt?: number; expiresAt: number } => {
  const sentAt = Date.parse(sent)
  const effective = info.flatMap(({ effective }) => (effective ? [Date.parse(effective)] : []))
  const expires = info.map(({ expires }) => (expires ? Date.parse(expires) : sentAt + defaultLifeMs))
  return {
    ...(effective.length > 0 && { effectiveAt: Math.min(...effective) }),
    expiresAt: expires.length > 0 ? Math.max(...expires) : sentAt + defaultLifeMs,
  }
}

/** The codes are those of the Chinese classification, under whatever name the source gave them. */
const hazardIn = (alert: Alert, valueNames: ValueNames): IssuedAlert['hazard'] => {
  const info = governing(alert)
  if (!info) return { event: '', eventCode: [], urgency: 'Unknown', certainty: 'Unknown' }
  return { ...hazardOf(info), eventCode: eventCodesOf(info, valueNames).map(({ code }) => code) }
}
