import * as z from 'zod'
import { coversAll } from '../jurisdiction.ts'
import type { Problem } from '../refusal.ts'
import type { KeyHolder } from '../source.ts'
import type { Pending, Warning } from './warning.ts'

/** What people can decide of what waits. */
export const Decision = z.enum(['approve', 'reject', 'target', 'withdraw'])
export type Decision = z.infer<typeof Decision>

/** Why a decision does not count; closed, the same word in API, docs and CLI. */
export type Objection =
  | 'outside-jurisdiction'
  | 'role-not-permitted'
  | 'own-warning'
  | 'nothing-waits'
  | 'not-what-waits'
  | 'expired'
  | 'not-for-this-state'
  | 'reason-missing'
  | 'audience-above-officer'
  | 'unknown-places'
  | 'nobody-addressed'

/** docs/policy.md, "Waiting for people": what can be decided of what. */
export const decidable: Record<Decision, readonly Pending['state'][]> = {
  approve: ['awaiting-approval'],
  reject: ['awaiting-approval', 'needs-targeting'],
  target: ['needs-targeting'],
  withdraw: ['awaiting-approval', 'needs-targeting', 'scheduled'],
}

const officers: readonly KeyHolder['role'][] = ['operator', 'administrator']
const isOfficer = ({ role }: KeyHolder): boolean => officers.includes(role)

type Question = {
  decision: Decision
  /** The Alert of the series that is decided on, by its number. */
  seq: number
  reason?: string | undefined
  holder: KeyHolder
  /** The series that was named, and every other in which the same Alert waits. */
  asked: Warning
  waits: readonly (Warning & { pending: Pending })[]
  now: number
}

/** Who may decide, then what there is to decide: the first that does not hold. undefined: the decision counts. */
export const objectionTo = (question: Question): Problem<BeforeReach> | undefined => {
  const objection = objectionToHolder(question) ?? objectionToMoment(question) ?? objectionToReason(question)
  return objection && { code: objection, at: `warning/${question.asked.id}`, message: sentences[objection](question) }
}

const objectionToHolder = ({ decision, holder, asked, waits }: Question): BeforeReach | undefined => {
  const isAuthor = waits.some(({ pending }) => pending.author === holder.id)
  if (decision === 'withdraw' && isAuthor) return undefined
  const counties = [...new Set([asked, ...waits].flatMap(countiesOf))]
  if (!coversAll(holder, counties)) return 'outside-jurisdiction'
  if (!isOfficer(holder)) return 'role-not-permitted'
  return decision === 'approve' && isAuthor ? 'own-warning' : undefined
}

/** Where it is in force, and where it would be. */
export const countiesOf = ({ counties, pending }: Warning): string[] => [...counties, ...(pending?.counties ?? [])]

const objectionToMoment = ({ decision, seq, asked: { pending }, now }: Question): BeforeReach | undefined => {
  if (!pending) return 'nothing-waits'
  if (pending.seq !== seq) return 'not-what-waits'
  if (now >= pending.expiresAt) return 'expired'
  return decidable[decision].includes(pending.state) ? undefined : 'not-for-this-state'
}

const objectionToReason = ({ decision, reason = '' }: Question): BeforeReach | undefined =>
  decision === 'reject' && reason.trim() === '' ? 'reason-missing' : undefined

/** Whom it would reach is asked last. */
type BeforeReach = Exclude<Objection, 'audience-above-officer' | 'unknown-places' | 'nobody-addressed'>
type Sentence = (question: Question) => string
const sentences: Record<BeforeReach, Sentence> = {
  'outside-jurisdiction': () => 'It concerns counties beyond the area of your key.',
  'role-not-permitted': ({ holder: { role } }) =>
    `Officers decide, and yours is the key of a ${role}: it may withdraw what it sent itself.`,
  'own-warning': () => 'You sent it yourself: somebody else must approve it.',
  'nothing-waits': ({ asked: { state } }) => `Nothing waits there: the warning is ${state}.`,
  'not-what-waits': ({ seq, asked: { pending } }) =>
    `What waits there now is ${pending?.seq}, and not ${seq}: look at it before you decide.`,
  expired: () => 'Its time is over: there is nothing left to decide.',
  'not-for-this-state': ({ asked: { pending } }) => advice[pending?.state ?? 'scheduled'],
  'reason-missing': () => 'Say why it is rejected.',
}

const advice: Record<Pending['state'], string> = {
  'awaiting-approval': 'It has its audience: approve, reject or withdraw it.',
  'needs-targeting': 'It reaches nobody yet: target, reject or withdraw it.',
  scheduled: 'It is approved and waits for its time: it can only be withdrawn.',
}

/** The blast-radius guard: an officer releases no more than their key may reach. */
export const objectionToReach = (
  warning: string,
  { maxRecipients, area }: Pick<KeyHolder, 'maxRecipients' | 'area'>,
  recipients: number,
): Problem<'audience-above-officer'> | undefined =>
  recipients <= maxRecipients
    ? undefined
    : {
        code: 'audience-above-officer',
        at: `warning/${warning}`,
        message: `It reaches ${recipients} recipients, and your key releases ${maxRecipients} at most: an officer whose area holds ${area === '' ? 'the country' : area} and whose key may reach as many must approve it.`,
      }

/** What this key may decide of it now; a reason and a place can still be given. */
export const openTo = (question: Omit<Question, 'decision' | 'reason'>): Decision[] =>
  Decision.options.filter(decision => objectionTo({ ...question, decision, reason: 'to be given' }) === undefined)
