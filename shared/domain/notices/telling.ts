import { isWithin, nextStart } from '../hours.ts'
import { isAhead, type NoticeReason, type PlannedNotice } from './planned-notice.ts'
import type { TellingPolicy } from './telling-policy.ts'

/** What is done about a planned notice now, and why. */
export type NoticeStep =
  /** Nothing before this time (ms); undefined: it is over. */
  | { kind: 'wait'; until: number | undefined }
  /** A warning holds it: it is asked for again. */
  | { kind: 'hold'; until: number }
  /** A person is asked: it waits for their word until `until`. */
  | { kind: 'ask'; until: number }
  | { kind: 'tell'; reason?: NoticeReason & 'told-unapproved' }
  /** It was handed to the door before, and nobody knows how that ended. */
  | { kind: 'tell-again' }
  | { kind: 'end'; state: 'dropped' | 'lapsed'; reason: NoticeReason }

export type Circumstances = {
  /** Whether what it follows is so (`ground.ts`). */
  ground: 'stands' | 'lost'
  /** An orange or red warning, of something else than it is about, is in force for its people. */
  isHeld: boolean
}

/**
 * docs/calendar.md, "From draft to told": the first row that holds. Late is counted from when it was due or, if later, approved, so that a
 * person who approves what is late has it told.
 */
export const noticeStep = (
  planned: PlannedNotice,
  { ground, isHeld }: Circumstances,
  policy: TellingPolicy,
  now: number,
): NoticeStep => {
  const { state, unapproved } = planned
  const { lateBy, keptFor, holdCheck } = policy
  if (!isAhead(planned)) return { kind: 'wait', until: undefined }
  if (state === 'telling') return { kind: 'tell-again' }
  if (ground === 'lost') return { kind: 'end', state: 'dropped', reason: 'warning-over' }
  const due = dueOf(planned, policy)
  if (now < due) return { kind: 'wait', until: due }
  const keptUntil = due + keptFor
  if (now >= keptUntil) return { kind: 'end', state: 'lapsed', reason: lapsedBy(planned) }
  if (state === 'late' || (state === 'draft' && unapproved === 'wait')) return { kind: 'wait', until: keptUntil }
  if (isHeld) return { kind: 'hold', until: Math.min(now + holdCheck, keptUntil) }
  if (now - due > lateBy) return { kind: 'ask', until: keptUntil }
  return state === 'draft' ? { kind: 'tell', reason: 'told-unapproved' } : { kind: 'tell' }
}

/** By day. An approval of what was late already counts from its own time; one that was given before the day moved does not. */
const dueOf = ({ at, zone, decided, moved }: PlannedNotice, { telling }: TellingPolicy): number => {
  const due = decided?.decision === 'approve' && decided.at > (moved?.at ?? 0) ? Math.max(at, decided.at) : at
  return isWithin(telling, zone, due) ? due : nextStart(telling, zone, due)
}

const lapsedBy = ({ state, reason }: PlannedNotice): NoticeReason => {
  if (reason === 'held-by-warning') return reason
  return state === 'draft' ? 'nobody-approved' : 'nobody-decided'
}
