import type { Arrived, Evidence, Figures, Owed, Window } from './evidence.ts'

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

/** Whoever looked before the order was stored may have its write of a window on the way: two calls of a busy store. */
const underWayMs = 250

/** Between these times nothing that it concerns may be begun. */
type Ending = { from: number; until: number; concerns(arrived: Arrived): boolean }

const endingsOf = ({ followed, stopped }: Evidence): Ending[] => {
  const endings: Ending[] = []
  // A loudspeaker is silenced by a Cancel in the midst of its speech.
  if (followed?.msgType === 'Cancel')
    endings.push({
      from: followed.acceptedAt,
      until: Number.POSITIVE_INFINITY,
      concerns: one => isOfAlert(one) && one.channel !== 'loudspeaker',
    })
  if (stopped)
    endings.push({
      from: stopped.acceptedAt,
      until: stopped.liftedAt ?? Number.POSITIVE_INFINITY,
      concerns: ({ channel }) => stopped.channels.includes(channel),
    })
  return endings
}

/** What was still sent after a Cancel or a STOP was accepted: to whom a window was open then, and beyond. */
export const sentAfterwards = (evidence: Evidence): { open: Arrived[]; beyond: Arrived[] } => {
  const open: Arrived[] = []
  const beyond: Arrived[] = []
  for (const ending of endingsOf(evidence)) {
    const allowed = openThen(evidence, ending)
    for (const one of evidence.arrivals) {
      if (!ending.concerns(one) || one.at <= ending.from || one.at >= ending.until) continue
      if (allowed.has(one.recipient)) open.push(one)
      else beyond.push(one)
    }
  }
  return { open, beyond }
}

export const afterwardsOf = (evidence: Evidence): Figures['afterwards'] => {
  const { open, beyond } = sentAfterwards(evidence)
  return { open: open.length, beyond: beyond.length }
}

/** Who was in a window that was open then; a loudspeaker is told in its window, and speaks after it. */
const openThen = ({ owed, windows }: Evidence, { from }: Ending): Set<string> => {
  const begun = windows.filter(({ openedAt }) => openedAt <= from + underWayMs)
  const open = begun.filter(({ closedAt, leftAt }) => (closedAt ?? leftAt ?? from) >= from)
  const slotsOf = (some: readonly Window[]): Set<string> =>
    new Set(some.flatMap(({ sheet, slots }) => slots.map(slot => `${sheet} ${slot}`)))
  const [slotsBegun, slotsOpen] = [slotsOf(begun), slotsOf(open)]
  const isIn = ({ channel, sheet, slot }: Owed): boolean =>
    (channel === 'loudspeaker' ? slotsBegun : slotsOpen).has(`${sheet} ${slot}`)
  return new Set(owed.filter(isIn).map(({ recipient }) => recipient))
}
