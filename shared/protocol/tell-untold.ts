import type { County } from '../domain/place.ts'
import type { Change } from '../domain/series/change.ts'
import { dutyMessage } from '../domain/series/duty-message.ts'
import { untoldInfos } from '../domain/series/untold-words.ts'
import type { Audience, IssuedAlert } from '../domain/series/warning.ts'
import { warningIdOf } from '../domain/series/warning-id.ts'
import { type CallPorts, manifestsOfOfficers, sayUnattended } from './call-duty.ts'

export type Issuing = Change & { alert: IssuedAlert }

/** What is stored to tell that SMS fail; `noted` says it in the history of what is issued. */
export type Untold = { changes: Change[]; audiences: Audience[]; noted(change: Change): Change; say(): void }

/** As long as it helps to know. */
const lifeMs = 3_600_000

/** One word to the duty officers for an Alert without SMS, in however many series it is issued. */
export const tellUntold = async (ports: CallPorts, untold: readonly Issuing[]): Promise<Untold> => {
  const [first] = untold
  if (!first) return { changes: [], audiences: [], noted: change => change, say: () => undefined }
  const { to, alert, history } = first
  const id = warningIdOf(`no-template,${to.id}.${alert.seq}`)
  const counties = [...new Set(untold.flatMap(one => one.to.counties))]
  const message = await wordOf(ports, id, first, counties)
  return {
    changes: message.change ? [message.change] : [],
    audiences: message.audiences,
    noted: change => (untold.some(one => one === change) ? noted(change, message.change && id) : change),
    say: () => {
      ports.log.warn('no-template', { warning: to.id, seq: alert.seq, source: history.by })
      sayUnattended(ports, { warning: to.id, unattended: message.unattended })
    },
  }
}

const wordOf = async (
  { directory, policy, newId }: CallPorts,
  id: string,
  { alert, history }: Issuing,
  counties: County[],
) => {
  const now = history.at
  return dutyMessage({
    id,
    counties,
    status: alert.alert.status,
    infos: expires => untoldInfos(alert, policy.zone, expires),
    // Nobody is woken for a notice.
    ...(alert.colour === 'none' ? { colour: 'none', lane: 'routine' } : { colour: 'red', lane: 'urgent' }),
    hazard: { event: '短信未发', eventCode: [], urgency: 'Immediate', certainty: 'Observed' },
    expiresAt: Math.min(now + lifeMs, alert.expiresAt),
    manifests: await manifestsOfOfficers(directory, counties),
    edition: newId(),
    policyVersion: policy.version,
    zone: policy.zone,
    now,
  })
}

const noted = (change: Change, call: string | undefined): Change => {
  const { reason = 'no-template' } = change.history
  return { ...change, history: { ...change.history, reason, ...(call !== undefined && { call }) } }
}
