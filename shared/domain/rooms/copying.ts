import type { PlaceCode } from '../place.ts'
import type { Audience, IssuedAlert, Warning } from '../series/warning.ts'

/** Why there is nothing to paste. An exercise is for its list, and nobody knows who is in a personal group. */
export type NotToPaste = 'not-issued' | 'over' | 'exercise' | 'not-public' | 'place-not-concerned' | 'nothing-to-say'

export const whyNotToPaste: Record<NotToPaste, string> = {
  'not-issued': 'This warning was not issued: there is nothing to paste yet.',
  over: 'This warning is over: its text must not be passed on any more.',
  exercise: 'An exercise is only for those on its list, and nobody knows who is in a personal group.',
  'not-public': 'This warning is not for the public.',
  'place-not-concerned': 'This warning does not concern that place.',
  'nothing-to-say': 'This warning has no words.',
}

type Question = {
  warning: Warning
  /** What the series says now. */
  issued: IssuedAlert
  /** Of every county of the series. */
  audiences: readonly Audience[]
  place: PlaceCode | undefined
  now: number
}

/** Whether the text of a warning may be pasted into a personal group now, and whether it still covers the place. */
export const mayPaste = (
  question: Question,
): { kind: 'refused'; reason: NotToPaste } | { kind: 'copy'; covered: boolean } => {
  const { warning, issued, audiences, place, now } = question
  if (warning.seq === 0) return { kind: 'refused', reason: 'not-issued' }
  if (issued.alert.status !== 'Actual') return { kind: 'refused', reason: 'exercise' }
  if (issued.alert.scope !== 'Public') return { kind: 'refused', reason: 'not-public' }
  if (now >= issued.expiresAt) return { kind: 'refused', reason: 'over' }
  if (place === undefined) return { kind: 'copy', covered: true }
  const audience = audiences.find(({ joined }) => place in joined)
  if (!audience) return { kind: 'refused', reason: 'place-not-concerned' }
  return { kind: 'copy', covered: audience.places.includes(place) }
}
