import { callEveryMs } from './call-turn.ts'
import { callInfos, type Waits } from './duty-call-words.ts'
import { type DutyMessage, type DutyWord, dutyMessage } from './duty-message.ts'
import { warningIdOf } from './warning-id.ts'

type Question = Waits & Pick<DutyWord, 'manifests' | 'edition' | 'policyVersion' | 'zone' | 'now'>

/** The same call is the same warning, whoever makes it. */
export const dutyCallId = (warning: string, seq: number, turn: number): string =>
  warningIdOf(`duty-call,${warning}.${seq}.${turn}`)

/**
 * What waits is told to the officers of every county concerned: red and urgent, so that no quiet hours and no reminders hold it, as
 * much an exercise as what waits, and over when the next call is due. Pure.
 */
export const dutyCall = (question: Question): DutyMessage => {
  const { warning, pending, alert, turn, manifests, edition, policyVersion, zone, now } = question
  return dutyMessage({
    id: dutyCallId(warning, pending.seq, turn),
    counties: pending.counties,
    status: alert.alert.status,
    infos: expires => callInfos(question, { zone, expires }),
    colour: 'red',
    lane: 'urgent',
    hazard: { event: '值班呼叫', eventCode: [], urgency: 'Immediate', certainty: 'Observed' },
    expiresAt: Math.min(pending.since + turn * callEveryMs, pending.expiresAt),
    ...{ manifests, edition, policyVersion, zone, now },
  })
}
