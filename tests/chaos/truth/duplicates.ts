import type { Arrived, Evidence, Figures, Owed, Window } from './evidence.ts'
import { isOfAlert } from './series.ts'

/** Events, by whom they were about, each of which explains one extra copy of what was handed over then. */
export const eventsOf = ({ owed, windows, answersLost }: Pick<Evidence, 'owed' | 'windows' | 'answersLost'>) => {
  const left = Map.groupBy(
    windows.filter(({ leftAt }) => leftAt !== undefined),
    ({ sheet }) => sheet,
  )
  const slots = Map.groupBy(owed, ({ recipient }) => recipient)
  const lost = Map.groupBy(answersLost, ({ recipient }) => recipient)
  const has = ({ sheet, slot }: Owed): Window[] => (left.get(sheet) ?? []).filter(one => one.slots.includes(slot))
  const leftOf = (recipient: string): Window[] => [...new Set((slots.get(recipient) ?? []).flatMap(has))]
  return {
    /** Windows of workers that never came back, with this recipient in them: of the Alert, or of what followed it. */
    windowsOf: (recipient: string, ofAlert: boolean): number =>
      leftOf(recipient).filter(({ seq }) => (seq === 1) === ofAlert).length,
    /** Whoever dies loses the answers that were on their way to it: those are of its window. */
    answersLostOf: (recipient: string): number => {
      const open = leftOf(recipient)
      const within = (at: number): boolean =>
        open.some(({ openedAt, leftAt = openedAt }) => openedAt <= at && at <= leftAt)
      return (lost.get(recipient) ?? []).filter(({ at }) => !within(at)).length
    },
  }
}
export type Events = ReturnType<typeof eventsOf>

type Copied = Figures['duplicates'] & { first: Arrived; extra: Arrived[] }

/** Everybody who was sent one and the same message more than once, and what explains each extra copy. */
export const copiedOf = (arrivals: readonly Arrived[], events: Events): Copied[] => {
  const copies = Map.groupBy(arrivals, ({ recipient, channel, said }) => `${channel} ${recipient} ${said}`)
  return [...copies.values()].flatMap(([first, ...extra]) => {
    if (!first || extra.length === 0) return []
    const windows = Math.min(extra.length, events.windowsOf(first.recipient, isOfAlert(first)))
    const ambiguous = Math.min(extra.length - windows, events.answersLostOf(first.recipient))
    return [{ first, extra, windows, ambiguous, unexplained: extra.length - windows - ambiguous }]
  })
}

export const duplicatesOf = (arrivals: readonly Arrived[], events: Events): Figures['duplicates'] => {
  const copied = copiedOf(arrivals, events)
  const sum = (cause: keyof Figures['duplicates']): number => copied.reduce((all, one) => all + one[cause], 0)
  return { windows: sum('windows'), ambiguous: sum('ambiguous'), unexplained: sum('unexplained') }
}
