import type { Arrived, Evidence, Figures, Owed, Window } from './evidence.ts'

/** Events, by whom they were about, each of which explains one extra copy. */
export const eventsOf = ({ owed, windows, answersLost }: Pick<Evidence, 'owed' | 'windows' | 'answersLost'>) => {
  const left = Map.groupBy(
    windows.filter(({ leftAt }) => leftAt !== undefined),
    ({ sheet }) => sheet,
  )
  const slots = Map.groupBy(owed, ({ recipient }) => recipient)
  const lost = Map.groupBy(answersLost, ({ recipient }) => recipient)
  const has = ({ sheet, slot }: Owed): Window[] => (left.get(sheet) ?? []).filter(one => one.slots.includes(slot))
  return {
    /** Windows of workers that never came back, with this recipient in them. */
    windowsOf: (recipient: string): number => new Set((slots.get(recipient) ?? []).flatMap(has)).size,
    answersLostOf: (recipient: string): number => lost.get(recipient)?.length ?? 0,
  }
}
export type Events = ReturnType<typeof eventsOf>

export const duplicatesOf = (arrivals: readonly Arrived[], events: Events): Figures['duplicates'] => {
  const figures = { windows: 0, ambiguous: 0, unexplained: 0 }
  const copies = Map.groupBy(arrivals, ({ recipient, channel, said }) => `${channel} ${recipient} ${said}`)
  for (const [{ recipient } = { recipient: '' }, ...extra] of copies.values()) {
    const windows = Math.min(extra.length, events.windowsOf(recipient))
    const ambiguous = Math.min(extra.length - windows, events.answersLostOf(recipient))
    figures.windows += windows
    figures.ambiguous += ambiguous
    figures.unexplained += extra.length - windows - ambiguous
  }
  return figures
}
