import type { NoticeDesk, PlannedNotice } from '../../domain/notices/planned-notice.ts'
import { byCode } from '../../domain/place.ts'
import type { Notices } from '../../ports/notices.ts'

type Due = { area: string; key?: string; dueAt: number }

type MemoryNotices = Notices & {
  /** For whoever lets time pass, ms; Infinity: nothing is due. */
  nextDueAt(): number
  /** Every revision of every planned notice that was ever stored, in order. */
  stored: PlannedNotice[]
}

export const memoryNotices = (): MemoryNotices => {
  const stored: PlannedNotice[] = []
  const notices = new Map<string, PlannedNotice>()
  const desks = new Map<string, NoticeDesk>()
  return {
    stored,
    desk: async area => structuredClone(desks.get(area)),
    planned: async (area, { from, until }) =>
      structuredClone(
        [...notices.values()]
          .filter(one => one.area === area && from <= one.at && one.at < until)
          .sort((a, b) => a.at - b.at || byCode(a.key, b.key)),
      ),
    find: async (area, key) => structuredClone(notices.get(nameOf({ area, key }))),
    async commit({ notices: changes, desk }) {
      const hasMoved =
        changes.some(({ from, to }) => notices.get(nameOf(to))?.rev !== from?.rev) ||
        (desk && desks.get(desk.to.area)?.rev !== desk.from?.rev)
      if (hasMoved) return 'moved'
      for (const { to } of changes) notices.set(nameOf(to), structuredClone(to))
      stored.push(...changes.map(({ to }) => structuredClone(to)))
      if (desk) desks.set(desk.to.area, structuredClone(desk.to))
      return 'committed'
    },
    due: async (now, limit) =>
      [...desks.values(), ...notices.values()]
        .flatMap(dueOf)
        .filter(({ dueAt }) => dueAt <= now)
        .sort((a, b) => a.dueAt - b.dueAt)
        .slice(0, limit)
        .map(({ dueAt: _, ...name }) => name),
    nextDueAt: () => Math.min(...[...desks.values(), ...notices.values()].map(({ dueAt }) => dueAt ?? Infinity)),
  }
}

const nameOf = ({ area, key }: Pick<PlannedNotice, 'area' | 'key'>): string => `${area}/${key}`

const dueOf = (one: NoticeDesk | PlannedNotice): Due[] => {
  if (one.dueAt === undefined) return []
  return [{ area: one.area, ...('key' in one && { key: one.key }), dueAt: one.dueAt }]
}
