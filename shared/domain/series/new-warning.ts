import { type Acceptance, alertOf, moveOf, pendingOf, type Stored } from './acceptance.ts'
import { type Change, changed } from './change.ts'
import { carriedOut, pendingDueAt } from './pending.ts'
import { audiencesOf } from './series-audience.ts'
import type { RecordReason } from './succession.ts'
import type { Warning } from './warning.ts'
import { warningIdOf } from './warning-id.ts'

/**
 * Everything that is stored for the first Alert of a series. Pure: the same message at the same time is the same warning.
 * `over`: what an Update follows, all of it over. From there on the new series is found by whoever names the old ones, as national
 * messages name only the first of theirs, and it belongs to whom they belonged to.
 */
export const newWarning = (acceptance: Acceptance, over: readonly Warning[] = []): Stored => {
  const stored = firstOf(acceptance, over[0])
  const [{ to } = {}] = stored.changes
  return to
    ? { ...stored, changes: [...stored.changes, ...over.slice(-mostContinued).map(continuedIn(acceptance, to))] }
    : stored
}

/** Each was continued in the next, so that the newest lead on from all. */
const mostContinued = 8

const continuedIn =
  (acceptance: Acceptance, { id }: Warning) =>
  (over: Warning): Change => ({
    ...changed(over, { alongside: [...over.alongside, id] }, moveOf(acceptance, 'record', over.seq, 'continued')),
    issue: false,
  })

const firstOf = (acceptance: Acceptance, before: Warning | undefined): Stored => {
  const { order, draft, audience, release, edition } = acceptance
  const id = warningIdOf(order.identity)
  const alert = alertOf(acceptance, draft, id, 1)
  const counties = audience.counties.length > 0 ? audience.counties.map(({ county }) => county) : acceptance.concerned
  const audiences = audiencesOf({ warning: id, seq: 1, edition, before: [], own: audience.counties })
  const owner = before && { source: before.source, sourceArea: before.sourceArea }
  const first = { ...beginning(acceptance, id), ...owner }
  const move = moveOf(acceptance, 'receive', 1, release.reason)
  const begins = (to: Warning, more: Pick<Change, 'alert' | 'issue'>, issued = false): Stored => ({
    audiences,
    changes: [{ to, history: { warning: id, rev: 1, to: to.state, ...move, ...(issued && { issued }) }, ...more }],
  })
  if (release.state === 'in-force') {
    const issue = { alert, identity: order.identity, counties, effectiveAt: draft.effectiveAt }
    const to: Warning = { ...first, state: 'in-force', ...carriedOut(issue, acceptance.now) }
    return begins(to, { alert: { ...alert, issuedAt: acceptance.now }, issue: true }, true)
  }
  const pending = pendingOf(acceptance, draft, 1, counties)
  const to: Warning = {
    ...first,
    state: release.state,
    ...(release.reason && { stateReason: release.reason }),
    ...(draft.effectiveAt !== undefined && { effectiveAt: draft.effectiveAt }),
    counties,
    ...(pending && { pending, dueAt: pendingDueAt(pending) }),
  }
  return begins(to, { alert, issue: false })
}

/** A message that reaches nobody, kept under its own name: a Cancel of nothing, or what was cancelled before it came. */
export const recordedWarning = (
  acceptance: Acceptance,
  state: 'cancelled' | 'cancelled-before-arrival',
  reason: RecordReason,
  /** The order that it bows to: its own, or the Cancel that came before it. */
  latest: Warning['latest'] = {
    identity: acceptance.order.identity,
    sentAt: Math.min(acceptance.order.sentAt, acceptance.now),
  },
): Stored => {
  const { order, draft } = acceptance
  const id = warningIdOf(order.identity)
  const to: Warning = { ...beginning(acceptance, id), state, stateReason: reason, latest }
  const move = moveOf(acceptance, 'record', 1, reason)
  return {
    audiences: [],
    changes: [
      {
        to,
        alert: alertOf(acceptance, draft, id, 1),
        history: { warning: id, rev: 1, to: state, ...move },
        issue: false,
      },
    ],
  }
}

/** Nobody is told. What it names is over, and stays so for whatever was sent before it and comes after. */
export const cancelOfNothing = (acceptance: Acceptance, reason: RecordReason, over: readonly Warning[]): Stored => {
  const { changes, ...stored } = recordedWarning(acceptance, 'cancelled', reason)
  const latest = changes[0]?.to.latest
  const ended = over
    .slice(-mostContinued)
    .flatMap((one): Change[] =>
      latest && (one.latest?.sentAt ?? 0) < latest.sentAt
        ? [{ ...changed(one, { latest }, moveOf(acceptance, 'record', one.seq, reason)), issue: false }]
        : [],
    )
  return { ...stored, changes: [...changes, ...ended] }
}

const beginning = (
  { order: { source, alert }, draft, policyVersion, now }: Acceptance,
  id: string,
): Omit<Warning, 'state'> => ({
  id,
  purpose: 'warning',
  status: alert.status,
  rev: 1,
  seq: 0,
  lastSeq: 1,
  alongside: [],
  lane: draft.lane,
  colour: draft.colour,
  source: source.id,
  sourceArea: source.area,
  receivedAt: now,
  expiresAt: draft.expiresAt,
  counties: [],
  policyVersion,
})
