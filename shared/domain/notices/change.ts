import type { NoticeReason, PlannedNotice } from './planned-notice.ts'

/** From what it was to what it is; `from` absent: it is new. */
export type NoticeChange = { from?: PlannedNotice; to: PlannedNotice }

/** The next revision of it. What is undefined is taken away. */
export const changed = (
  from: PlannedNotice,
  fields: { [Field in keyof PlannedNotice]?: PlannedNotice[Field] | undefined },
): NoticeChange & { from: PlannedNotice } => {
  const kept = Object.entries({ ...from, ...fields, rev: from.rev + 1 }).filter(([, value]) => value !== undefined)
  return { from, to: Object.fromEntries(kept) as PlannedNotice }
}

export const ended = (from: PlannedNotice, state: 'dropped' | 'lapsed', reason: NoticeReason): NoticeChange =>
  changed(from, { state, reason, dueAt: undefined })
