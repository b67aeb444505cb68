import type { NoticeChange } from '../domain/notices/change.ts'
import type { NoticeDesk, PlannedNotice } from '../domain/notices/planned-notice.ts'

/** The planned notices of each jurisdiction, and the desk that looks after them. */
export type Notices = {
  desk(area: string): Promise<NoticeDesk | undefined>
  /** All planned notices of an area that are due in a span of time (ms, the end excluded), the ended ones among them, by time. */
  planned(area: string, span: { from: number; until: number }): Promise<PlannedNotice[]>
  find(area: string, key: string): Promise<PlannedNotice | undefined>
  /**
   * Everything in one transaction, each on its rev, or 'moved' and nothing. At most 100 items (DynamoDB).
   * What is new and known already is 'moved', too.
   */
  commit(commit: {
    notices: NoticeChange[]
    desk?: { from?: NoticeDesk; to: NoticeDesk }
  }): Promise<'committed' | 'moved'>
  /** Desks (`key` absent) and planned notices whose `dueAt` has passed, oldest first. */
  due(now: number, limit: number): Promise<{ area: string; key?: string }[]>
}
