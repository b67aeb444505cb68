import type { MsgType } from '../../../shared/domain/cap/alert.ts'
import { duplicatesOf, type Events, eventsOf } from './duplicates.ts'
import type { Evidence, Figures, Owed } from './evidence.ts'
import { afterwardsOf, overtakingsOf } from './series.ts'

export type Verdict = Figures & {
  /** Why the run has failed, in sentences; empty: nothing is lost, and everything is explained. */
  problems: string[]
}

const finals = new Set(['accepted', 'failed', 'unknown', 'suppressed'])

/** Compares what the store says with what the sink has, and both with what was done to the run. */
export const judge = (evidence: Evidence): Verdict => {
  const events = eventsOf(evidence)
  const current = evidence.owed.filter(({ archived }) => !archived)
  const figures: Figures = {
    planned: current.length,
    marked: current.filter(({ mark }) => finals.has(mark.state)).length,
    lost: lostOf(evidence),
    sent: evidence.arrivals.length,
    duplicates: duplicatesOf(evidence.arrivals, events),
    overtakings: overtakingsOf(evidence),
    doubts: doubtsOf(evidence, current),
    untrue: untrueOf(evidence, current),
    afterwards: afterwardsOf(evidence),
    unexplainedMarks: unexplainedOf(evidence, current, events),
  }
  const silence = !evidence.followed && (figures.planned === 0 || (figures.sent === 0 && !evidence.stopped))
  const proves = silence ? ['nothing was planned or sent: the run says nothing'] : []
  return { ...figures, problems: [...proves, ...problemsOf(figures)] }
}

const problemsOf = (figures: Figures): string[] => {
  const { planned, marked, lost, duplicates, overtakings, untrue, afterwards, unexplainedMarks } = figures
  const marks = Object.entries(unexplainedMarks).map(([said, count]) => `${count} marked ${said}, for no cause`)
  return [
    ...(marked < planned ? [`${planned - marked} unmarked`] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(duplicates.unexplained > 0 ? [`${duplicates.unexplained} sent twice, for no cause`] : []),
    ...(overtakings > 0 ? [`${overtakings} overtaken by what came after`] : []),
    ...(untrue > 0 ? [`${untrue} marked as held back, who was sent it`] : []),
    ...(afterwards.beyond > 0 ? [`${afterwards.beyond} sent after the Cancel or STOP, beyond the open windows`] : []),
    ...marks,
  ]
}

const typeOf = (seq: number, { followed }: Evidence): MsgType => (seq === 1 ? 'Alert' : (followed?.msgType ?? 'Alert'))

/** Who had which message of the series. */
const hadBy = ({ arrivals }: Evidence): Set<string> =>
  new Set(arrivals.map(({ recipient, msgType }) => `${recipient} ${msgType}`))

/**
 * Nobody owes them anything though the directory has them; or they are marked as handed over, and the sink has nothing; or they
 * had the Alert, and never heard that it is over.
 */
const lostOf = (evidence: Evidence): number => {
  const { phones, owed, arrivals, followed, expires } = evidence
  const had = hadBy(evidence)
  const planned = new Set(owed.map(({ recipient }) => recipient))
  // What is ended in the midst of its speech is not heard to its end: of loudspeakers only a warning that nothing follows counts.
  const counts = ({ channel }: Pick<Owed, 'channel'>): boolean => channel !== 'loudspeaker' || (!followed && !expires)
  const missing = owed.filter(
    one =>
      counts(one) &&
      one.listens &&
      one.mark.state === 'accepted' &&
      !had.has(`${one.recipient} ${typeOf(one.seq, evidence)}`),
  )
  const doubted = new Set(
    owed.filter(({ seq, mark }) => seq > 1 && mark.state === 'unknown').map(({ recipient }) => recipient),
  )
  const untold = new Set(
    arrivals
      .filter(one => counts(one) && followed && one.msgType === 'Alert')
      .map(({ recipient }) => recipient)
      .filter(recipient => !had.has(`${recipient} ${followed?.msgType}`) && !doubted.has(recipient)),
  )
  return phones.filter(phone => !planned.has(phone)).length + missing.length + untold.size
}

const doubtsOf = (evidence: Evidence, current: readonly Owed[]): Figures['doubts'] => {
  const had = hadBy(evidence)
  const doubted = current.filter(({ mark }) => mark.state === 'unknown')
  const sent = doubted.filter(one => had.has(`${one.recipient} ${typeOf(one.seq, evidence)}`)).length
  return { sent, unsent: doubted.length - sent }
}

/** A village's board speaks from every loudspeaker that hears it, whatever is marked of one of them. */
const untrueOf = (evidence: Evidence, current: readonly Owed[]): number => {
  const had = hadBy(evidence)
  const heldBack = current.filter(({ channel, mark }) => channel !== 'loudspeaker' && mark.state === 'suppressed')
  return heldBack.filter(one => had.has(`${one.recipient} ${typeOf(one.seq, evidence)}`)).length
}

/** A doubt needs a worker that died or an answer that was lost; nobody is left out but by who may; nothing fails. */
const unexplainedOf = (
  { followed, stopped, expires }: Evidence,
  current: readonly Owed[],
  events: Events,
): Figures['unexplainedMarks'] => {
  const explained = ({ recipient, channel, seq, mark: { state, reason } }: Owed): boolean => {
    if (state === 'unknown') return events.windowsOf(recipient, seq === 1) + events.answersLostOf(recipient) > 0
    if (state === 'suppressed' && reason === 'stopped') return stopped?.channels.includes(channel) === true
    if (state === 'suppressed') return reason === 'expired' ? expires : followed !== undefined
    return state !== 'failed'
  }
  const wrong = current.filter(one => !explained(one))
  const groups = Map.groupBy(wrong, ({ mark }) => `${mark.state}: ${mark.reason}`)
  return Object.fromEntries([...groups].map(([said, all]) => [said, all.length]))
}
