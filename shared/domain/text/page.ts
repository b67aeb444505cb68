import { DateTime } from 'luxon'
import type { Alert, Info } from '../cap/alert.ts'
import type { Colour } from '../colour.ts'
import type { IssuedAlert, Warning } from '../series/warning.ts'
import { eventsWorstFirst } from './infos.ts'
import { labelsOf } from './labels-of.ts'
import { headlineOf, issuerOf, liftedOpening } from './opening.ts'
import { type PageLanguage, pageLanguages } from './page-language.ts'
import { hasPublicPage } from './public-page.ts'
import { closed } from './sentences.ts'

/** What the public page of a warning shows; plain text throughout, nothing escaped yet. */
export type PublicPage = {
  state: 'in-force' | 'cancelled' | 'expired'
  colour: Colour
  /** What the newest Alert of the series is to it, and its number. */
  kind: 'Alert' | 'Update' | 'Cancel'
  seq: number
  /** Local times, e.g. `2026-07-01 04:10 UTC+8`. */
  issued: string
  expires: string
  /** When those that it follows were issued. */
  follows: string[]
  /** Chinese first; in each the worst event first. */
  languages: PageLanguage[]
}

type Question = {
  warning: Pick<Warning, 'state' | 'expiresAt' | 'purpose' | 'status'>
  /** The newest of the series. */
  issued: IssuedAlert
  now: number
  zone: string
}

/**
 * undefined: there is nothing to show to everyone. A Cancel without words of its own shows what it lifts by its headline; neither
 * the danger nor the orders of what is over are shown.
 */
export const publicPage = ({ warning, issued, now, zone }: Question): PublicPage | undefined => {
  const state = stateOf(warning, now)
  const { alert, about, colour, seq, expiresAt } = issued
  if (!state || warning.purpose !== 'warning' || warning.status !== 'Actual' || !hasPublicPage(issued)) return undefined
  const lifted = about?.alert
  const infos = eventsWorstFirst(lifted ?? alert).flat()
  if (infos.length === 0) return undefined
  const show = (info: Info) =>
    lifted
      ? liftedInfo(alert, lifted, info, colour, zone)
      : { info, sender: issuerOf(alert, info), ...own(info, colour) }
  return {
    state,
    colour,
    kind: alert.msgType === 'Update' || alert.msgType === 'Cancel' ? alert.msgType : 'Alert',
    seq,
    issued: localTime(DateTime.fromISO(alert.sent, { zone })),
    expires: localTime(DateTime.fromMillis(expiresAt, { zone })),
    follows: followed(alert, zone),
    languages: pageLanguages(infos.map(show)),
  }
}

/** What still waits, or was refused, is nobody's business; what was issued and is over stays to be read. */
const stateOf = ({ state, expiresAt }: Question['warning'], now: number): PublicPage['state'] | undefined => {
  if (state === 'in-force') return expiresAt <= now ? 'expired' : 'in-force'
  return state === 'cancelled' || state === 'expired' ? state : undefined
}

const own = (info: Info, colour: Colour) => ({
  headline: headlineOf(info, colour),
  description: paragraphs(info.description),
  instruction: paragraphs(info.instruction),
})

/** In Chinese and English a sentence; in a language we have no words of, the headline alone, under the state of the page. */
const liftedInfo = (cancel: Alert, lifted: Alert, info: Info, colour: Colour, zone: string) => {
  const { language, stop } = labelsOf(info)
  const isOurs = language === 'zh' || /^en\b/i.test(info.language ?? 'en')
  const headline = isOurs ? closed(liftedOpening(cancel, lifted, info, colour, zone), stop) : headlineOf(info, colour)
  const isOwn = cancel.sender === lifted.sender
  const { resource: _, ...words } = info
  return {
    info: { ...words, resource: [] },
    sender: issuerOf(cancel, isOwn ? info : { ...info, headline: '', senderName: '' }),
    headline,
    description: [],
    instruction: [],
  }
}

const mostFollowed = 5
const followed = ({ references }: Alert, zone: string): string[] => {
  const times = references.map(({ sent }) => DateTime.fromISO(sent, { zone })).filter(({ isValid }) => isValid)
  return [...new Set(times.sort((a, b) => a.toMillis() - b.toMillis()).map(localTime))].slice(-mostFollowed)
}

const localTime = (time: DateTime): string => time.toFormat("yyyy-MM-dd HH:mm 'UTC'Z")

const paragraphs = (text = ''): string[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
