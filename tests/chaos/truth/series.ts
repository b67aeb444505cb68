import type { Arrived, Evidence, Figures, Window } from './evidence.ts'

/** Rather than of what followed it. */
export const isOfAlert = ({ msgType }: Pick<Arrived, 'msgType'>): boolean => msgType === 'Alert'

const byRecipient = ({ arrivals }: Evidence) => Map.groupBy(arrivals, ({ recipient }) => recipient)

/** Who got the Alert after what ended or changed it. A loudspeaker is silenced, and says its last word when it has ended. */
export const overtakingsOf = (evidence: Evidence): number => {
  const sent = [...byRecipient(evidence).values()].map(all => all.filter(({ channel }) => channel !== 'loudspeaker'))
  return sent.filter(all => {
    const after = Math.min(...all.filter(({ msgType }) => msgType !== 'Alert').map(({ at }) => at))
    return all.some(({ msgType, at }) => msgType === 'Alert' && at > after)
  }).length
}

/** Whoever looked before the Cancel was stored may have its write of a window on the way: two calls of a busy store. */
const underWayMs = 250

/** Alerts that were still sent after a Cancel was accepted. */
export const afterCancelOf = ({ followed, arrivals, owed, windows }: Evidence): Figures['afterCancel'] => {
  const figures = { open: 0, beyond: 0 }
  if (followed?.msgType !== 'Cancel') return figures
  const { acceptedAt } = followed
  const wasOpen = ({ openedAt, closedAt, leftAt }: Window): boolean =>
    openedAt <= acceptedAt + underWayMs && (closedAt ?? leftAt ?? acceptedAt) >= acceptedAt
  const open = windows.filter(wasOpen)
  const inWindow = new Set(open.flatMap(({ sheet, slots }) => slots.map(slot => `${sheet} ${slot}`)))
  const allowed = new Set(
    owed.filter(({ sheet, slot }) => inWindow.has(`${sheet} ${slot}`)).map(({ recipient }) => recipient),
  )
  for (const { recipient, channel, msgType, at } of arrivals) {
    if (msgType !== 'Alert' || channel === 'loudspeaker' || at <= acceptedAt) continue
    figures[allowed.has(recipient) ? 'open' : 'beyond'] += 1
  }
  return figures
}
