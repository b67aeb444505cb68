import { type Authority, byAuthority } from './authority.ts'
import type { Announcement } from './board.ts'

/** Something that a loudspeaker has to say, as far as it decides who is heard first. Times in ms. */
export type Speech =
  | { kind: 'warning'; priority: Announcement['priority']; authority?: Authority; issuedAt: number }
  | { kind: 'programme'; authority: Authority; startsAt: number }

export type PrecedenceReason =
  | 'warning-over-programme'
  | 'higher-colour'
  | 'higher-authority'
  | 'newer'
  | 'as-they-came'
export type Precedence = { first: 'former' | 'latter'; reason: PrecedenceReason }

const colours: readonly Announcement['priority'][] = ['red', 'orange', 'yellow', 'blue', 'notice']

/** 应急优先于日常, 上级优先于下级: which of two is said first, and by which rule. */
export const precedence = (former: Speech, latter: Speech): Precedence => {
  if (former.kind !== latter.kind) return verdict(former.kind === 'warning' ? -1 : 1, 'warning-over-programme')
  const colour = colourOf(former) - colourOf(latter)
  if (colour !== 0) return verdict(colour, 'higher-colour')
  const authority = byAuthority(former.authority, latter.authority)
  if (authority !== 0) return verdict(authority, 'higher-authority')
  const age = timeOf(latter) - timeOf(former)
  return age === 0 ? { first: 'former', reason: 'as-they-came' } : verdict(age, 'newer')
}

export const byPrecedence = (a: Speech, b: Speech): number => {
  const { first, reason } = precedence(a, b)
  return reason === 'as-they-came' ? 0 : first === 'former' ? -1 : 1
}

const verdict = (order: number, reason: PrecedenceReason): Precedence => ({
  first: order < 0 ? 'former' : 'latter',
  reason,
})
const colourOf = (speech: Speech): number => (speech.kind === 'warning' ? colours.indexOf(speech.priority) : 0)
const timeOf = (speech: Speech): number => (speech.kind === 'warning' ? speech.issuedAt : speech.startsAt)

/** A programme that was interrupted may begin again until so long after its time; later it is dropped. */
export const programmeMayStartMs = 15 * 60_000

/** `after`: what becomes of what is being said. What resumes begins anew: half a sentence is no warning. */
export type Interruption =
  | { verdict: 'waits'; reason: PrecedenceReason }
  | { verdict: 'interrupts'; reason: PrecedenceReason; after: 'resumes' | 'dropped' }

/**
 * Whether what comes stops what is being said, in the middle of a word. A warning stops every programme, and a warning of a lower
 * colour; between equals nothing is cut short. Of two programmes the higher authority's is on time, and the newer: the older
 * has overrun.
 */
export const interruption = (speaking: Speech, comes: Speech): Interruption => {
  const { first, reason } = precedence(speaking, comes)
  if (first === 'former') return { verdict: 'waits', reason }
  switch (reason) {
    case 'warning-over-programme':
    case 'higher-colour':
      return { verdict: 'interrupts', reason, after: 'resumes' }
    default:
      return speaking.kind === 'programme'
        ? { verdict: 'interrupts', reason, after: 'dropped' }
        : { verdict: 'waits', reason }
  }
}
