import type { CountyAudience, ResolvedAudience } from './audience.ts'
import { bucketsFor } from './bucket.ts'
import { type Alert, identityOf } from './cap/alert.ts'
import { colourOfAlert } from './cap/colour.ts'
import { eventCodesOf } from './cap/event-code.ts'
import { governing } from './cap/infos.ts'
import type { ValueNames } from './cap/value-names.ts'
import type { Colour } from './colour.ts'
import { type ColourReading, hazardOf, laneOf, type Policy } from './policy.ts'
import type { Problem } from './refusal.ts'
import { type Release, release } from './release.ts'
import type { KeyHolder } from './source.ts'
import type { Audience, HistoryEntry, IssuedAlert, Warning } from './warning.ts'
import { warningIdOf } from './warning-id.ts'

/** `expires` missing: so long after `sent` (docs/policy.md, "States"). */
const defaultLifeMs = 24 * 3_600_000
/** The tick looks so long after the issue whether everything was planned. */
const firstTickAfterMs = 60_000

type Accepted = {
  alert: Alert
  sha256: string
  source: KeyHolder
  audience: ResolvedAudience
  policy: Policy
  valueNames: ValueNames
  now: number
}

export type NewSeries = {
  identity: string
  warning: Warning
  alert: IssuedAlert
  audiences: Audience[]
  history: HistoryEntry
  issue: boolean
  /** How the colour was read, where the source did not say it or disagrees with itself. */
  notes: Problem<ColourNote>[]
}

/** Everything that is stored for the first Alert of a series. Pure: the same message at the same time is the same warning. */
export const newWarning = ({ alert, sha256, source, audience, policy, valueNames, now }: Accepted): NewSeries => {
  const identity = identityOf(alert)
  const id = warningIdOf(identity)
  const { colour, note } = colourOfAlert(alert, policy, valueNames) ?? unread(policy)
  const { effectiveAt, expiresAt } = lifeOf(alert)
  const { state, reason } = release({ source, colour, audience: audience.sizes, effectiveAt, expiresAt, now })
  const issue = state === 'in-force'
  const issuedAt = state === 'scheduled' ? (effectiveAt ?? now) : now
  const common = { colour, lane: laneOf(policy, colour), expiresAt }
  const dueAt = firstTickAt(state, { now, issuedAt, expiresAt })
  return {
    identity,
    issue,
    notes: note ? [{ code: note, at: 'alert/info/severity', message: sentences[note](colour) }] : [],
    warning: {
      id,
      state,
      ...(reason && { stateReason: reason }),
      rev: 1,
      seq: issue ? 1 : 0,
      ...common,
      source: source.id,
      receivedAt: now,
      ...(issue && { issuedAt: now }),
      ...(effectiveAt !== undefined && { effectiveAt }),
      counties: audience.counties.map(({ county }) => county),
      ...(dueAt !== undefined && { dueAt }),
      policyVersion: policy.version,
    },
    alert: {
      warning: id,
      seq: 1,
      alert,
      sha256,
      ...common,
      hazard: hazardIn(alert, valueNames),
      issuedAt,
      unresolved: audience.unresolved,
    },
    audiences: audience.counties.map(county => audienceOf(id, county)),
    history: {
      warning: id,
      rev: 1,
      at: now,
      by: source.id,
      action: 'receive',
      to: state,
      ...(reason && { reason }),
    },
  }
}

/** When the tick looks first: whether all was planned, whether the time has come, whether a person was waited for too long. */
const firstTickAt = (
  state: Release['state'],
  { now, issuedAt, expiresAt }: { now: number; issuedAt: number; expiresAt: number },
): number | undefined => {
  switch (state) {
    case 'in-force':
      return now + firstTickAfterMs
    case 'scheduled':
      return issuedAt
    case 'awaiting-approval':
    case 'needs-targeting':
      return expiresAt
    case 'expired':
      return undefined
  }
}

type ColourNote = NonNullable<ColourReading['note']>
const sentences: Record<ColourNote, (colour: Colour) => string> = {
  'severity-unknown': colour => `Neither colour nor severity is given: it is treated as ${colour}.`,
  'severity-disagrees': colour => `Colour and severity disagree: it is treated as ${colour}, the colour of its source.`,
}
const unread = (policy: Policy): ColourReading => ({
  colour: policy.colourOfSeverity.Unknown,
  note: 'severity-unknown',
})

const audienceOf = (warning: string, { county, dirRev, places, sheets }: CountyAudience): Audience => ({
  warning,
  seq: 1,
  county,
  dirRev,
  buckets: bucketsFor(sheets),
  places,
  joined: Object.fromEntries(places.map(place => [place, 1])),
})

/** It begins with its first info and ends with its last. */
const lifeOf = ({ info, sent }: Alert): { effectiveAt: number | undefined; expiresAt: number } => {
  const sentAt = Date.parse(sent)
  const effective = info.flatMap(({ effective }) => (effective ? [Date.parse(effective)] : []))
  const expires = info.map(({ expires }) => (expires ? Date.parse(expires) : sentAt + defaultLifeMs))
  return {
    effectiveAt: effective.length > 0 ? Math.min(...effective) : undefined,
    expiresAt: expires.length > 0 ? Math.max(...expires) : sentAt + defaultLifeMs,
  }
}

/** The codes are those of the Chinese classification, under whatever name the source gave them. */
const hazardIn = (alert: Alert, valueNames: ValueNames): IssuedAlert['hazard'] => {
  const info = governing(alert)
  if (!info) return { event: '', eventCode: [], urgency: 'Unknown', certainty: 'Unknown' }
  return { ...hazardOf(info), eventCode: eventCodesOf(info, valueNames).map(({ code }) => code) }
}
