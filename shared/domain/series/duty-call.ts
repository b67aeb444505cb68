import { DateTime } from 'luxon'
import { sizeOf } from '../audience/audience-size.ts'
import { type Meant, meantBy } from '../audience/meant.ts'
import type { Alert } from '../cap/alert.ts'
import { Channel } from '../channel.ts'
import type { Manifest } from '../directory/roster.ts'
import { type County, prefixOf } from '../place.ts'
import { sheetsOf } from '../sheets/sheet-plan.ts'
import { callEveryMs } from './call-turn.ts'
import type { Change } from './change.ts'
import { callInfos, type Waits } from './duty-call-words.ts'
import { issued } from './pending.ts'
import { audiencesOf } from './series-audience.ts'
import type { Audience, IssuedAlert, Warning } from './warning.ts'
import { warningIdOf } from './warning-id.ts'

/** What is stored to tell the officers; `change` is absent where nobody is on duty in any of the counties. */
export type DutyCall = { change?: Change; audiences: Audience[]; unattended: County[] }

type Question = Waits & {
  /** Of the counties concerned, and of what lies above them. */
  manifests: readonly Manifest[]
  edition: string
  policyVersion: string
  zone: string
  now: number
}

/** Whose word it is: no key has this id. */
export const dutyDesk = 'tongluo'

/** The same call is the same warning, whoever makes it. */
export const dutyCallId = (warning: string, seq: number, turn: number): string =>
  warningIdOf(`duty-call,${warning}.${seq}.${turn}`)

/** Whether officers for this county may be listed in the directory of that one: its own, or its city's or province's. */
export const mayKeepOfficersFor = (keeper: County, county: County): boolean => landOf(county).startsWith(landOf(keeper))

/**
 * A warning of its own for the duty officers of every county concerned: red and urgent, so that no quiet hours and no reminders
 * hold it, as much an exercise as what waits, and over when the next call is due. Pure.
 */
export const dutyCall = (question: Question): DutyCall => {
  const { pending, manifests, edition, now } = question
  const meant = meantBy(question.alert.alert)
  const officers = manifests.flatMap(manifest => officersIn(manifest, pending.counties, meant))
  const unattended = pending.counties.filter(county => !officers.some(({ onDutyFor }) => onDutyFor.includes(county)))
  if (officers.length === 0) return { audiences: [], unattended }
  const warning = dutyCallId(question.warning, pending.seq, question.turn)
  const own = manifests.flatMap(manifest => {
    const places = officers.filter(({ county }) => county === manifest.county).map(({ code }) => code)
    const sheets = [...sheetsOf(manifest, places, Channel.options, meant)].length
    const { county, name, rev: dirRev } = manifest
    return places.length > 0 ? [{ county, name, dirRev, places, sheets }] : []
  })
  const audiences = audiencesOf({ warning, seq: 1, edition, before: [], own })
  const alert = alertOf(question, warning)
  const move = { by: dutyDesk, at: now, action: 'call' }
  const counties = own.map(({ county }) => county)
  const {
    from: _,
    history,
    ...change
  } = issued(beginning(question, alert, warning), { alert, identity: warning, counties }, move)
  const { from: __, ...entry } = history
  return { change: { ...change, history: entry }, audiences, unattended }
}

type Officers = { county: County; code: string; onDutyFor: County[] }

/** A group of officers of whom nobody could be told is nobody. */
const officersIn = (manifest: Manifest, counties: readonly County[], meant: Meant): Officers[] =>
  manifest.places.flatMap(({ code, onDutyFor = [] }) => {
    const own = counties.filter(county => onDutyFor.some(area => landOf(county).startsWith(prefixOf(area))))
    const { phones, rooms } = sizeOf(manifest, [code], meant)
    return own.length > 0 && phones + rooms > 0 ? [{ county: manifest.county, code, onDutyFor: own }] : []
  })

const landOf = (county: County): string => prefixOf(`${county}000000`)

const overAt = ({ pending, turn }: Question): number => Math.min(pending.since + turn * callEveryMs, pending.expiresAt)

const alertOf = (question: Question, warning: string): IssuedAlert => {
  const { alert, edition, now, zone } = question
  const iso = (at: number) => DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true }) ?? ''
  const expiresAt = overAt(question)
  const call: Alert = {
    identifier: warning,
    sender: dutyDesk,
    sent: iso(now),
    status: alert.alert.status,
    msgType: 'Alert',
    scope: 'Restricted',
    restriction: 'duty officers',
    addresses: [],
    code: [],
    references: [],
    incidents: [],
    info: callInfos(question, { zone, expires: iso(expiresAt) }),
  }
  return {
    warning,
    seq: 1,
    alert: call,
    // There is no document of it: it was never received.
    sha256: '',
    edition,
    colour: 'red',
    lane: 'urgent',
    hazard: { event: '值班呼叫', eventCode: [], urgency: 'Immediate', certainty: 'Observed' },
    worst: 'red',
    issuedAt: now,
    expiresAt,
    unresolved: [],
  }
}

/** As if it had waited until now. */
const beginning = ({ policyVersion, now }: Question, { alert, expiresAt }: IssuedAlert, id: string): Warning => ({
  id,
  purpose: 'duty-call',
  status: alert.status,
  state: 'scheduled',
  rev: 0,
  seq: 0,
  lastSeq: 0,
  alongside: [],
  lane: 'urgent',
  colour: 'red',
  source: dutyDesk,
  sourceArea: '',
  receivedAt: now,
  expiresAt,
  counties: [],
  policyVersion,
})
