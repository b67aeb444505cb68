import type { Alert, Info } from '../cap/alert.ts'
import type { Colour } from '../colour.ts'
import { labelsOf } from './labels-of.ts'
import { headlineOf, issuerOf, lifterOf, titleOf, warningOf } from './opening.ts'

/** What an opening says, each part by itself: who, when, and what it is called (暴雨红色预警). */
export type Heading = { issuer: string; time: string; headline: string }

/** `[I级/特别严重]` says the colour again. */
const level = /\s*[[［【（(]\s*(?:IV|I{1,3}|[ⅠⅡⅢⅣ])\s*级?[^\]］】）)]*[\]］】）)]\s*$/u

export const headingOf = (alert: Pick<Alert, 'sender' | 'sent'>, info: Info, colour: Colour, zone: string): Heading => {
  const { time } = titleOf(info) ?? {}
  return {
    issuer: issuerOf(alert, info),
    time: time ?? labelsOf(info).time(alert.sent, zone),
    headline: named(alert, info, colour),
  }
}

/** Of a Cancel that has no words of its own: who lifts, when, and what. `info` is one of the Alert that it lifts. */
export const liftedHeading = (
  cancel: Pick<Alert, 'sender' | 'sent'>,
  lifted: Pick<Alert, 'sender'>,
  info: Info,
  colour: Colour,
  zone: string,
): Heading => ({
  issuer: lifterOf(cancel, lifted, info),
  time: labelsOf(info).time(cancel.sent, zone),
  headline: named(lifted, info, colour),
})

const named = (alert: Pick<Alert, 'sender'>, info: Info, colour: Colour): string => {
  if (titleOf(info)) return warningOf(info, colour).replace(level, '')
  const headline = headlineOf(info, colour)
  const issuer = issuerOf(alert, info)
  return (headline.startsWith(issuer) ? headline.slice(issuer.length) : headline).replace(level, '') || headline
}
