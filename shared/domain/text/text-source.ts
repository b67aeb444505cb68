import type { IssuedAlert } from '../series/warning.ts'
import type { EventNames } from './event-names.ts'

/** `about`: the Alert that a Cancel without words of its own lifts. `hazard` knows the codes of the event. */
export type TextSource = Pick<IssuedAlert, 'alert' | 'seq' | 'colour' | 'about'> & Partial<Pick<IssuedAlert, 'hazard'>>

export type TextOptions = {
  /** Of the recipient, BCP 47. */
  lang: string
  /** IANA zone that issue times are told in. */
  zone: string
  /** false: an Update has left the recipient's place outside its area. Whoever is outside is told so first, and nothing meant for those inside. */
  covered?: boolean | undefined
  /** The public page of this Alert; left out where it has none. */
  link?: string | undefined
  /** The source's own text for this channel: sent unchanged. */
  given?: string | undefined
  /** What events are called where an Alert does not say it in a reader's language. */
  names?: EventNames | undefined
}
