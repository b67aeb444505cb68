import { type Acceptance, alertOf, moveOf, pendingOf, type Stored } from './acceptance.ts'
import { type Change, changed } from './change.ts'
import type { Draft } from './draft.ts'
import { dropped, issued, waiting } from './pending.ts'
import { audiencesOf } from './series-audience.ts'
import type { RecordReason } from './succession.ts'
import type { Audience, Warning } from './warning.ts'

/** A series that an order follows. */
export type Followed = {
  warning: Warning
  /** What the order is to this series: a Cancel has the colour of what it ends. */
  draft: Draft
  /** The audiences of the last Alert that was issued in it. */
  before: Audience[]
  /** It was issued after the order had been carried out elsewhere: whoever heard it there must hear it again, as the last word. */
  again?: boolean
}

export type Following = {
  /** The series that reaches the order's own audience, besides everyone who was reached before. */
  first?: Followed
  /** These tell everyone who was reached before, as far as they do not hear it from the first. */
  others: Followed[]
}

/** An Update or Cancel in each of the series that it follows; from here on they go together. */
export const nextAlert = (acceptance: Acceptance, { first, others }: Following, alongside: string[] = []): Stored => {
  const all = [...(first ? [first] : []), ...others]
  const together = new Set([...alongside, ...all.flatMap(({ warning }) => [warning.id, ...warning.alongside])])
  const stored = all.map(one => followedBy(acceptance, one, one === first, inOrder(together)))
  return { changes: stored.flatMap(({ changes }) => changes), audiences: stored.flatMap(({ audiences }) => audiences) }
}

const followedBy = (
  acceptance: Acceptance,
  { warning, draft, before, again }: Followed,
  first: boolean,
  together: string[],
): Stored => {
  const { order, audience, release, edition } = acceptance
  const seq = warning.lastSeq + 1
  const cancels = order.alert.msgType === 'Cancel'
  const own = cancels ? [] : audience.counties
  const audiences = audiencesOf({
    warning: warning.id,
    seq,
    edition,
    before: warning.seq > 0 ? before : [],
    own: first ? own : [],
    ...(first || again ? {} : { elsewhere: own }),
  })
  const counties = audiences.map(({ county }) => county)
  const alongside = together.filter(id => id !== warning.id)
  const from: Warning = { ...warning, alongside }
  const alert = alertOf(acceptance, draft, warning.id, seq)
  const move = moveOf(acceptance, 'receive', seq, release.reason)
  const change = (): Change => {
    if (release.state === 'expired') return kept(from, alert, move.reason ?? release.state, acceptance)
    // Nothing was sent that a Cancel could follow: what waits is withdrawn, which needs nobody's approval.
    if (cancels && warning.seq === 0)
      return { ...withLatest(dropped({ ...from, lastSeq: seq }, 'cancel', move), acceptance), alert }
    // Where it reaches nobody the first asks the officers; another series that nobody was told of has nobody to tell.
    const asked = first && counties.length === 0 ? acceptance.concerned : counties
    const pending = pendingOf(acceptance, draft, seq, asked)
    if (pending) return waiting(from, pending, move, alert)
    return issued(from, { alert, identity: order.identity, counties, effectiveAt: draft.effectiveAt }, move)
  }
  return { changes: [{ ...change(), from: warning }], audiences }
}

/** The same on every machine, whoever came first. */
const inOrder = (ids: ReadonlySet<string>): string[] => [...ids].sort((a, b) => (a < b ? -1 : 1))

/** A message that comes too late: kept with the series that went on without it. */
export const lateAlert = (
  acceptance: Acceptance,
  warning: Warning,
  reason: RecordReason,
  alongside: readonly string[] = [],
): Stored => {
  const alert = alertOf(acceptance, acceptance.draft, warning.id, warning.lastSeq + 1)
  const joined = inOrder(new Set([...warning.alongside, ...alongside]))
  return {
    audiences: [],
    changes: [{ ...kept({ ...warning, alongside: joined }, alert, reason, acceptance), from: warning }],
  }
}

const kept = (from: Warning, alert: Change['alert'] & object, reason: string, acceptance: Acceptance): Change => ({
  ...changed(from, { lastSeq: alert.seq }, moveOf(acceptance, 'record', alert.seq, reason)),
  alert,
  issue: false,
})

const withLatest = (change: Change, { order: { identity, sentAt }, now }: Acceptance): Change => ({
  ...change,
  to: { ...change.to, latest: { identity, sentAt: Math.min(sentAt, now) } },
})
