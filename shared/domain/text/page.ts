import { DateTime } from 'luxon'
import type { Alert, Info } from '../cap/alert.ts'
import type { Colour } from '../colour.ts'
import type { IssuedAlert, Warning } from '../warning.ts'
import { eventsWorstFirst } from './infos.ts'
import { labelsOf } from './labels.ts'
import { headlineOf, issuerOf } from './opening.ts'
import { hasPublicPage } from './public-page.ts'

/** What the public page of a warning shows; plain text throughout, nothing escaped yet. */
export type PublicPage = {
  state: 'in-force' | 'cancelled' | 'expired'
  colour: Colour
  /** Local times, e.g. `2026-07-01 04:10 UTC+8`. */
  issued: string
  expires: string
  infos: PageInfo[]
}
export type PageInfo = {
  /** BCP 47, for the page's `lang`. */
  language: string
  event: string
  headline: string
  sender: string
  description: string[]
  instruction: string[]
  areas: string[]
}

type Question = { warning: Pick<Warning, 'state' | 'expiresAt'>; issued: IssuedAlert; now: number; zone: string }

/**
 * Chinese infos first, the worst event first. undefined: there is nothing to show to everyone. Neither `contact` nor the name of an
 * officer is shown (`issuerOf`): both are people.
 */
export const publicPage = ({ warning, issued, now, zone }: Question): PublicPage | undefined => {
  const state = stateOf(warning, now)
  if (!state || !hasPublicPage(issued.alert)) return undefined
  const infos = eventsWorstFirst(issued.alert).flat()
  const chineseFirst = [...infos.filter(isChinese), ...infos.filter(info => !isChinese(info))]
  return {
    state,
    colour: issued.colour,
    issued: localTime(DateTime.fromISO(issued.alert.sent, { zone })),
    expires: localTime(DateTime.fromMillis(issued.expiresAt, { zone })),
    infos: chineseFirst.map(info => pageInfo(issued.alert, info, issued.colour)),
  }
}

const isChinese = (info: Info): boolean => labelsOf(info).language === 'zh'

/** What still waits, or was refused, is nobody's business; what was issued and is over stays to be read. */
const stateOf = ({ state, expiresAt }: Question['warning'], now: number): PublicPage['state'] | undefined => {
  if (state === 'in-force') return expiresAt <= now ? 'expired' : 'in-force'
  return state === 'cancelled' || state === 'expired' ? state : undefined
}

const localTime = (time: DateTime): string => time.toFormat("yyyy-MM-dd HH:mm 'UTC'Z")

const pageInfo = (alert: Alert, info: Info, colour: Colour): PageInfo => ({
  language: info.language ?? (isChinese(info) ? 'zh-CN' : 'en'),
  event: info.event,
  headline: headlineOf(info, colour),
  sender: issuerOf(alert, info),
  description: paragraphs(info.description),
  instruction: paragraphs(info.instruction),
  areas: [...new Set(info.area.map(({ areaDesc }) => areaDesc.trim()))].filter(name => name !== ''),
})

const paragraphs = (text = ''): string[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
