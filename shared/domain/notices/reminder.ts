import { isWithin, nextStart } from '../hours.ts'
import { isAhead, type PlannedNotice } from './planned-notice.ts'
import type { TellingPolicy } from './telling-policy.ts'

/** What the officers of a jurisdiction are reminded of. */
export type Reminder = {
  /** Nobody decided on them yet, by time. */
  waiting: PlannedNotice[]
  /** They moved since the last reminder, whoever approved them. */
  moved: PlannedNotice[]
}

type Question = {
  planned: readonly PlannedNotice[]
  /** ms; absent: never. */
  remindedAt: number | undefined
  /** Something waits that they do not know of. */
  isUrgent: boolean
  zone: string
  policy: TellingPolicy
  now: number
}

/** When the officers are reminded next (ms), and of what. undefined: of nothing. The time may be past. */
export const nextReminder = (question: Question): (Reminder & { at: number }) | undefined => {
  const { planned, remindedAt = 0, isUrgent, zone, policy, now } = question
  const waiting = planned.filter(isUndecided)
  const moved = planned.filter(one => isAhead(one) && (one.moved?.at ?? 0) > remindedAt)
  const isNews = moved.length > 0 || (isUrgent && waiting.length > 0)
  const times = [...waiting.map(one => reminderAt(one, remindedAt, policy)), ...(isNews ? [now] : [])]
  if (times.length === 0) return undefined
  const at = Math.max(Math.min(...times), now)
  const furthest = at + furthestOf(policy)
  return {
    waiting: waiting.filter(one => one.at <= furthest).toSorted(byTime),
    moved: moved.toSorted(byTime),
    at: isWithin(policy.reminding, zone, at) ? at : nextStart(policy.reminding, zone, at),
  }
}

const isUndecided = ({ state }: PlannedNotice): boolean => state === 'draft' || state === 'late'

/** The nearer it is, the more often. */
const reminderAt = ({ at }: PlannedNotice, remindedAt: number, { reminders }: TellingPolicy): number =>
  Math.min(...reminders.map(({ within, every }) => Math.max(at - within, remindedAt + every)))

const furthestOf = ({ reminders }: TellingPolicy): number => Math.max(...reminders.map(({ within }) => within))

const byTime = (a: PlannedNotice, b: PlannedNotice): number => a.at - b.at || (a.key < b.key ? -1 : 1)
