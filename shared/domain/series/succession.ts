import { type Alert, identityOf } from '../cap/alert.ts'
import { type Refusal, refused } from '../refusal.ts'
import type { KeyHolder } from '../source.ts'
import type { Warning } from './warning.ts'

/** What a source orders: an accepted document, under its own identity and time. */
export type Order = { alert: Alert; identity: string; sentAt: number; source: KeyHolder }

/** What is known of the messages that an order names, and of whoever named it before it came. */
export type Predecessors = {
  /** An Update or Cancel that came before what it follows, with the series that it began or joined. */
  followedBy: { msgType: 'Update' | 'Cancel'; series: Warning; seq: number; by: Entitled } | undefined
  /** The series that its references lead to, and those alongside. */
  series: Warning[]
  /** Identities that nobody knows. */
  unknown: string[]
}
export type Entitled = { source: string; area: string }

export type RecordReason =
  | 'superseded'
  | 'cancelled-before-arrival'
  | 'overtaken'
  | 'already-over'
  | 'unknown-predecessor'
export type SuccessionRefusal = 'status-mismatch' | 'not-of-this-series' | 'too-many-series' | 'too-many-references'

export type Succession =
  /** A series of its own. */
  | { kind: 'begins'; ahead?: Warning }
  /** The next of these series, the first of which reaches the order's own audience. `ahead`: an Update that follows it waits there. */
  | { kind: 'follows'; series: Warning[]; ahead?: Warning }
  /** Came too late: kept, sent to nobody. What followed it is now followed by `bridged`, too. */
  | { kind: 'late'; reason: RecordReason; in: Warning; bridged: Warning[] }
  /** A Cancel of nothing that is alive: kept, sent to nobody. */
  | { kind: 'ends-nothing'; reason: RecordReason }
  | Refusal<SuccessionRefusal>

/** Bounds of one transaction (DynamoDB: 100 items); a series needs up to six. */
const mostSeries = 8
const mostUnknown = 30

/** docs/policy.md, "Update and Cancel": the first rule that applies. */
export const succession = (order: Order, predecessors: Predecessors): Succession => {
  const { followedBy, series, unknown } = predecessors
  const refusal = refuse(order, series, unknown.length)
  if (refusal) return refusal
  const alive = series.filter(isAlive)
  const follower = followedBy && isFollower(order, followedBy) ? followedBy : undefined
  const known = follower ? [follower.series.id, ...follower.series.alongside] : []
  const isTogether = alive.some(({ id }) => known.includes(id))
  if (follower && (!isUnsaid(order, follower) || (isTogether && follower.series.pending))) {
    const reason = follower.msgType === 'Cancel' ? 'cancelled-before-arrival' : 'superseded'
    return { kind: 'late', reason, in: follower.series, bridged: alive.filter(({ id }) => !known.includes(id)) }
  }
  const ahead = follower?.series.pending && { ahead: follower.series }
  if (order.alert.msgType === 'Alert') return { kind: 'begins', ...ahead }
  const followed = alive.filter(one => !isOvertaken(order, one))
  if (followed.length > 0) return { kind: 'follows', series: followed, ...ahead }
  const overtaking = series.find(one => isOvertaken(order, one))
  if (overtaking) return { kind: 'late', reason: 'overtaken', in: overtaking, bridged: [] }
  if (order.alert.msgType === 'Update') return { kind: 'begins', ...ahead }
  return { kind: 'ends-nothing', reason: series.length > 0 ? 'already-over' : 'unknown-predecessor' }
}

type Follower = NonNullable<Predecessors['followedBy']>

/** What an exercise said of a warning that had not come yet, or the other way round, was said of nothing. */
const isFollower = ({ alert, source }: Order, { series, by }: Follower): boolean =>
  series.status === alert.status && isEntitled(by, source)

/** An Update that waits to be let out says nothing yet, and one that was given up never will: neither takes the place of what it names. */
const isUnsaid = ({ alert }: Order, { msgType, series, seq }: Follower): boolean =>
  msgType === 'Update' && alert.msgType !== 'Cancel' && series.seq < seq

const over: Warning['state'][] = ['rejected', 'cancelled', 'cancelled-before-arrival', 'expired']
export const isAlive = ({ state }: Warning): boolean => !over.includes(state)

/** Sent before what the series is at now, and not naming it: national messages name only the first of their series. */
const isOvertaken = ({ alert, sentAt }: Order, { latest }: Warning): boolean =>
  latest !== undefined &&
  sentAt < latest.sentAt &&
  !alert.references.some(reference => identityOf(reference) === latest.identity)

const refuse = (
  { alert, source }: Order,
  series: Warning[],
  unknown: number,
): Refusal<SuccessionRefusal> | undefined => {
  if (alert.msgType === 'Alert') return undefined
  const problem = (code: SuccessionRefusal, at: string, message: string) => refused({ code, at, message })
  if (series.some(({ status }) => status !== alert.status))
    return problem(
      'status-mismatch',
      'alert/status',
      `It is ${alert.status}, and what it follows is not: an exercise never changes a warning, nor a warning an exercise.`,
    )
  if (!series.every(one => isEntitled({ source: source.id, area: source.area }, ownerOf(one), source.role)))
    return problem(
      'not-of-this-series',
      'alert/references',
      'Only the source of a warning, or the key of a superior area, may update or cancel it.',
    )
  if (series.filter(isAlive).length > mostSeries)
    return problem(
      'too-many-series',
      'alert/references',
      `It follows more than ${mostSeries} warnings: send one for each.`,
    )
  if (unknown > mostUnknown)
    return problem(
      'too-many-references',
      'alert/references',
      `It names more than ${mostUnknown} messages that are not known here: name those that were sent to this service.`,
    )
  return undefined
}

const ownerOf = ({ source, sourceArea }: Warning) => ({ id: source, area: sourceArea })

/** The same source, or one of a superior area. Duty officers of the area itself may, too: what they type by hand waits for a second. */
const isEntitled = (by: Entitled, of: { id: string; area: string }, role: KeyHolder['role'] = 'source'): boolean =>
  by.source === of.id || (of.area.startsWith(by.area) && (role === 'operator' || by.area !== of.area))
