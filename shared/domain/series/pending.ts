import { nextCallAt } from './call-turn.ts'
import { type Change, changed, type Move } from './change.ts'
import { after } from './transitions.ts'
import type { IssuedAlert, Pending, Warning } from './warning.ts'

/** The tick looks so long after the issue whether everything was planned. */
const firstTickAfterMs = 60_000

type Issue = {
  /** The Alert as it is kept; `issuedAt` is set. */
  alert: IssuedAlert
  identity: string
  counties: readonly string[]
  effectiveAt?: number | undefined
}

/** What a series is by the Alert that it carries out, from `at` (ms) on. */
export const carriedOut = ({ alert, identity, counties, effectiveAt }: Issue, at: number) => {
  const { seq, colour, lane, expiresAt } = alert
  return {
    seq,
    latest: { identity, sentAt: Math.min(Date.parse(alert.alert.sent), at) },
    colour,
    lane,
    expiresAt,
    ...(effectiveAt !== undefined && { effectiveAt }),
    issuedAt: at,
    counties: [...counties],
    dueAt: at + firstTickAfterMs,
  }
}

/** An Alert of the series is carried out: from here on it is what the series says. Whatever waited beside it is overtaken. */
export const issued = (from: Warning, issue: Issue, move: Move): Change => {
  const { alert } = issue
  const { seq } = alert
  const ends = alert.alert.msgType === 'Cancel'
  const state = after(from.state, ends ? 'cancel' : 'issue')
  if (state === undefined) throw new Error(`nothing is issued in a series that is ${from.state}`)
  const nothingWaits = { stateReason: undefined, pending: undefined, effectiveAt: undefined }
  const fields = { ...nothingWaits, ...carriedOut(issue, move.at), state, lastSeq: Math.max(from.lastSeq, seq) }
  return {
    ...changed(from, fields, { ...move, seq, issued: true }),
    alert: { ...alert, issuedAt: move.at },
    issue: true,
  }
}

/** It takes the place of what waited before, or goes on waiting for something else; what is in force stays. `alert`: what is new. */
export const waiting = (from: Warning, pending: Pending, move: Move, alert?: IssuedAlert): Change => {
  const beside = from.state === 'in-force'
  const { seq, state, reason, expiresAt, effectiveAt, counties } = pending
  const instead = {
    state,
    stateReason: reason,
    expiresAt,
    effectiveAt,
    counties,
    ...(alert && { colour: alert.colour, lane: alert.lane }),
  }
  const fields = {
    pending,
    lastSeq: Math.max(from.lastSeq, seq),
    dueAt: Math.min(pendingDueAt(pending), (from.seq > 0 && from.dueAt) || Infinity),
    ...(beside ? {} : instead),
  }
  return { ...changed(from, fields, { seq, ...move }), ...(alert && { alert }), issue: false }
}

/**
 * What waited is given up. A series that has nothing in force ends with it; another goes on as it was. Where something was in force
 * and its time is over, that is how it ended, and the tick still sees to it that everybody has a mark.
 */
export const dropped = (from: Warning, event: 'reject' | 'withdraw' | 'expire' | 'cancel', move: Move): Change => {
  const { pending } = from
  const state = pending && after(pending.state, event)
  if (state === undefined) throw new Error(`nothing waits that could ${event}`)
  const ended = from.seq > 0 ? { state: 'expired' as const, dueAt: move.at } : { state, dueAt: undefined }
  const fields =
    from.state === 'in-force'
      ? { pending: undefined, dueAt: move.at }
      : { pending: undefined, stateReason: move.reason, ...ended }
  return { ...changed(from, fields, { ...move, ...(pending && { seq: pending.seq }) }), issue: false }
}

/** The time of what is in force is over; what waits beside it goes on waiting. */
export const expired = (from: Warning, move: Move): Change => ({
  ...changed(from, { state: from.pending?.state ?? after(from.state, 'expire'), dueAt: move.at }, move),
  issue: false,
})

/** When the tick must look at what waits: its time has come, or the officers are called again. */
export const pendingDueAt = (pending: Pending): number => {
  const { state, effectiveAt, expiresAt } = pending
  return Math.min(state === 'scheduled' ? (effectiveAt ?? expiresAt) : nextCallAt(pending), expiresAt)
}
