import type { NoticeReason, PlannedNotice } from './planned-notice.ts'

/** From what it was to what it is; `from` absent: it is new. */
export type NoticeChange = { from?: PlannedNotice; to: PlannedNotice }
type Fields = { [Field in keyof PlannedNotice]?: PlannedNotice[Field] | undefined }

/** With other fields; what is undefined is taken away. */
export const withFields = (planned: PlannedNotice, fields: Fields): PlannedNotice =>
  Object.fromEntries(
    Object.entries({ ...planned, ...fields }).filter(([, value]) => value !== undefined),
  ) as PlannedNotice

/** The next revision of it. */
export const changed = (from: PlannedNotice, fields: Fields): NoticeChange & { from: PlannedNotice } => ({
  from,
  to: withFields(from, { ...fields, rev: from.rev + 1 }),
})

export const ended = (from: PlannedNotice, state: 'dropped' | 'lapsed', reason: NoticeReason): NoticeChange =>
  changed(from, { state, reason, dueAt: undefined })
