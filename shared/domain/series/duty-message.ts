import { DateTime } from 'luxon'
import { sizeOf } from '../audience/audience-size.ts'
import { type Meant, meantBy } from '../audience/meant.ts'
import type { Alert, Info, Status } from '../cap/alert.ts'
import { Channel } from '../channel.ts'
import type { Manifest } from '../directory/roster.ts'
import { type County, prefixOf } from '../place.ts'
import { sheetsOf } from '../sheets/sheet-plan.ts'
import type { Change } from './change.ts'
import { issued } from './pending.ts'
import { audiencesOf } from './series-audience.ts'
import type { Audience, IssuedAlert, Warning } from './warning.ts'

/** What is stored to tell the officers; `change` is absent where nobody is on duty in any of the counties. */
export type DutyMessage = { change?: Change; audiences: Audience[]; unattended: County[] }

/** A word to the duty officers of some counties. */
export type DutyWord = Pick<IssuedAlert, 'colour' | 'lane' | 'hazard' | 'expiresAt'> & {
  /** The same word is the same warning, whoever says it. */
  id: string
  counties: readonly County[]
  status: Status
  /** Without areas; `expires` in ISO 8601. */
  infos(expires: string): Info[]
  /** Of the counties concerned, and of what lies above them. */
  manifests: readonly Manifest[]
  edition: string
  policyVersion: string
  zone: string
  now: number
}

/** Whose word it is: no key has this id. */
export const dutyDesk = 'tongluo'

/** Whether officers for this county may be listed in the directory of that one: its own, or its city's or province's. */
export const mayKeepOfficersFor = (keeper: County, county: County): boolean => landOf(county).startsWith(landOf(keeper))

/** A warning of its own for the duty officers of every county concerned, in no list and no figure. Pure. */
export const dutyMessage = (word: DutyWord): DutyMessage => {
  const { id, counties, manifests, edition, now } = word
  const alert = alertOf(word)
  const meant = meantBy(alert.alert)
  const officers = manifests.flatMap(manifest => officersIn(manifest, counties, meant))
  const unattended = counties.filter(county => !officers.some(({ onDutyFor }) => onDutyFor.includes(county)))
  if (officers.length === 0) return { audiences: [], unattended }
  const own = manifests.flatMap(manifest => {
    const places = officers.filter(({ county }) => county === manifest.county).map(({ code }) => code)
    const sheets = [...sheetsOf(manifest, places, Channel.options, meant)].length
    const { county, name, rev: dirRev } = manifest
    return places.length > 0 ? [{ county, name, dirRev, places, sheets }] : []
  })
  const audiences = audiencesOf({ warning: id, seq: 1, edition, before: [], own })
  const issue = { alert, identity: id, counties: own.map(({ county }) => county) }
  const { from: _, history, ...change } = issued(beginning(word), issue, { by: dutyDesk, at: now, action: 'call' })
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

const alertOf = ({ id, status, infos, colour, lane, hazard, expiresAt, edition, now, zone }: DutyWord): IssuedAlert => {
  const iso = (at: number) => DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true }) ?? ''
  const alert: Alert = {
    identifier: id,
    sender: dutyDesk,
    sent: iso(now),
    status,
    msgType: 'Alert',
    scope: 'Restricted',
    restriction: 'duty officers',
    addresses: [],
    code: [],
    references: [],
    incidents: [],
    info: infos(iso(expiresAt)),
  }
  // There is no document of it: it was never received.
  const rest = { warning: id, seq: 1, sha256: '', edition, worst: colour, issuedAt: now, unresolved: [] }
  return { ...rest, alert, colour, lane, hazard, expiresAt }
}

/** As if it had waited until now. */
const beginning = ({ id, status, colour, lane, policyVersion, expiresAt, now }: DutyWord): Warning => ({
  id,
  purpose: 'duty-call',
  status,
  state: 'scheduled',
  rev: 0,
  seq: 0,
  lastSeq: 0,
  alongside: [],
  lane,
  colour,
  source: dutyDesk,
  sourceArea: '',
  receivedAt: now,
  expiresAt,
  counties: [],
  policyVersion,
})
