import { copiedOf, eventsOf } from './duplicates.ts'
import type { Arrived, Evidence, Owed, Window } from './evidence.ts'
import { sentAfterwards } from './series.ts'

const most = 5
const after = (at: number | undefined, since: number): string =>
  at === undefined ? 'never' : `${((at - since) / 1000).toFixed(3)} s`

/** All that is known of copies that nothing explains, and of what was sent too late, in seconds after `since`, for whoever has to find out. */
export const tracesOf = (evidence: Evidence, since: number): string[] => {
  const { arrivals, followed, stopped } = evidence
  const copies = copiedOf(arrivals, eventsOf(evidence)).filter(one => one.unexplained > 0)
  const ended = after(followed?.acceptedAt ?? stopped?.acceptedAt, since)
  return [
    ...copies.slice(0, most).map(({ first, extra }) => traceOf(evidence, since, [first, ...extra])),
    ...sentAfterwards(evidence)
      .beyond.slice(0, most)
      .map(late => `${traceOf(evidence, since, [late])}; ended ${ended}`),
  ]
}

const traceOf = ({ owed, windows, answersLost }: Evidence, since: number, came: readonly Arrived[]): string => {
  const [first] = came
  const windowsOf = ({ sheet, slot }: Owed): Window[] =>
    windows.filter(one => one.sheet === sheet && one.slots.includes(slot))
  const slots = owed
    .filter(one => one.recipient === first?.recipient)
    .map(one => {
      const opened = windowsOf(one).map(
        ({ seq, openedAt, closedAt, leftAt }) =>
          `number ${seq} opened ${after(openedAt, since)}, closed ${after(closedAt, since)}, left ${after(leftAt, since)}`,
      )
      return `${one.sheet} slot ${one.slot} of ${one.seq} is ${one.mark.state}: ${one.mark.reason}; ${opened.join('; ')}`
    })
  const lost = answersLost.filter(one => one.recipient === first?.recipient).map(({ at }) => after(at, since))
  const times = came.map(({ at }) => after(at, since)).join(', ')
  return `${first?.channel} at ${times}; answers lost at ${lost.join(', ') || 'no time'}; ${slots.join('; ')}`
}
