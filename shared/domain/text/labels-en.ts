import { DateTime } from 'luxon'
import type { MsgType } from '../cap/alert.ts'
import type { Labels } from './labels.ts'

const kinds: Partial<Record<MsgType, string>> = { Update: 'UPDATE', Cancel: 'CANCELLED' }
const scripts: Readonly<Record<string, string>> = { mn: 'Mongolian', bo: 'Tibetan', ug: 'Uyghur' }

export const en: Labels = {
  language: 'en',
  gap: ' ',
  stop: '.',
  drill: { Exercise: '[EXERCISE] ', Test: '[TEST] ' },
  spokenDrill: { Exercise: 'Exercise, exercise. ', Test: 'Test, test. ' },
  follow: (msgType, seq) => {
    const kind = kinds[msgType]
    return kind ? `${kind}${seq > 1 ? ` no. ${seq}` : ''}: ` : ''
  },
  notCovered: 'Your area is no longer covered by this warning. ',
  colour: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue', none: '' },
  eventHeadline: (event, colour) => (colour === 'none' ? event : `${en.colour[colour]} warning: ${event}`),
  opening: (issuer, time, headline) => `${issuer}, ${time}: ${headline}`,
  lifted: ({ issuer, time, by, since, what }) =>
    `${issuer}, ${time}: no longer in force: ${what} (issued ${by === '' ? '' : `by ${by}, `}${since})`,
  alsoLifted: what => `Also no longer in force: ${what}`,
  time: (sent, zone) => DateTime.fromISO(sent, { zone }).setLocale('en').toFormat("d LLL HH:mm ('UTC'Z)"),
  instruction: 'What to do: ',
  areas: (names, more) => `Area: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  link: 'More: ',
  inScript: primary => `${scripts[primary] ?? primary}: `,
}
