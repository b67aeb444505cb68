import { covers } from '../jurisdiction.ts'
import { type Problem, type Refusal, refused } from '../refusal.ts'
import type { KeyHolder } from '../source.ts'
import { changed } from './change.ts'
import { isAhead, type PlannedNotice } from './planned-notice.ts'

/** Why a decision on a notice does not count; closed, the same word in API, docs and CLI. */
export type NoticeObjection =
  | 'outside-jurisdiction'
  | 'role-not-permitted'
  | 'changed-since'
  | 'own-notice'
  | 'above-officer'
  | 'over'
  | 'decided-so-already'
  | 'reason-missing'

export type NoticeQuestion = {
  decision: 'approve' | 'reject'
  /** The revision that was looked at. */
  rev: number
  reason?: string | undefined
  holder: KeyHolder
  /** Whom it would reach as the directory is now; undefined: nobody counted. */
  recipients?: number | undefined
  now: number
}

/** Pure: the notice as it is decided, or the first thing that speaks against it. Nobody approves what they wrote themselves. */
export const decideNotice = (
  planned: PlannedNotice,
  question: NoticeQuestion,
): { kind: 'decided'; to: PlannedNotice } | Refusal<NoticeObjection> => {
  const objection = objectionTo(planned, question)
  return objection
    ? refused(problem(objection, planned, question))
    : { kind: 'decided', to: decidedBy(planned, question) }
}

const objectionTo = (planned: PlannedNotice, question: NoticeQuestion): NoticeObjection | undefined => {
  const { holder, rev, decision, recipients = 0, reason = '' } = question
  if (!covers(holder, planned.area)) return 'outside-jurisdiction'
  if (holder.role === 'source') return 'role-not-permitted'
  if (!isAhead(planned) || planned.state === 'telling') return 'over'
  if (rev !== planned.rev) return 'changed-since'
  if (decision === 'approve' && planned.state === 'approved') return 'decided-so-already'
  if (decision === 'approve' && planned.writtenBy === holder.id) return 'own-notice'
  if (decision === 'approve' && recipients > holder.maxRecipients) return 'above-officer'
  return decision === 'reject' && reason.trim() === '' ? 'reason-missing' : undefined
}

const decidedBy = (planned: PlannedNotice, { decision, reason, holder, now }: NoticeQuestion): PlannedNotice =>
  changed(planned, {
    state: decision === 'approve' ? 'approved' : 'rejected',
    reason: undefined,
    decided: { by: holder.id, at: now, decision, maxRecipients: holder.maxRecipients, ...(reason && { reason }) },
    dueAt: decision === 'approve' ? Math.max(planned.at, now) : undefined,
  }).to

const problem = (
  code: NoticeObjection,
  { area, key, state, rev }: PlannedNotice,
  { holder: { role, maxRecipients }, recipients }: NoticeQuestion,
): Problem<NoticeObjection> => {
  const messages: Record<NoticeObjection, string> = {
    'outside-jurisdiction': 'It is told beyond the area of your key.',
    'role-not-permitted': `Officers decide on notices, and yours is the key of a ${role}.`,
    'changed-since': `It changed since you looked at it and is at revision ${rev} now: look at it again.`,
    'own-notice': 'You wrote it yourself: somebody else must approve it.',
    'above-officer': `It reaches ${recipients} recipients, and your key releases ${maxRecipients} at most: somebody whose key may reach as many must approve it.`,
    over: `There is nothing left to decide: it is ${state}.`,
    'decided-so-already': 'It is approved already.',
    'reason-missing': 'Say why it is rejected.',
  }
  return { code, at: `${area}/${key}`, message: messages[code] }
}
