import { copiedOf, eventsOf } from './duplicates.ts'
import type { Evidence, Owed, Window } from './evidence.ts'

const most = 5
const after = (at: number | undefined, since: number): string =>
  at === undefined ? 'never' : `${((at - since) / 1000).toFixed(3)} s`

/** All that is known of copies that nothing explains, in seconds after `since`, for whoever has to find out. */
export const tracesOf = (evidence: Evidence, since: number): string[] => {
  const { arrivals, owed, windows, answersLost } = evidence
  const unexplained = copiedOf(arrivals, eventsOf(evidence)).filter(one => one.unexplained > 0)
  const windowsOf = ({ sheet, slot }: Owed): Window[] =>
    windows.filter(one => one.sheet === sheet && one.slots.includes(slot))
  return unexplained.slice(0, most).map(({ first: { recipient, channel }, first, extra }) => {
    const came = [first, ...extra].map(({ at }) => after(at, since)).join(', ')
    const slots = owed
      .filter(one => one.recipient === recipient)
      .map(one => {
        const opened = windowsOf(one).map(
          ({ seq, openedAt, closedAt, leftAt }) =>
            `number ${seq} opened ${after(openedAt, since)}, closed ${after(closedAt, since)}, left ${after(leftAt, since)}`,
        )
        return `${one.sheet} slot ${one.slot} of ${one.seq} is ${one.mark.state}: ${one.mark.reason}; ${opened.join('; ')}`
      })
    const lost = answersLost.filter(one => one.recipient === recipient).map(({ at }) => after(at, since))
    return `${channel} at ${came}; answers lost at ${lost.join(', ') || 'no time'}; ${slots.join('; ')}`
  })
}
