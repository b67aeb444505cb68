import { createHash } from 'node:crypto'
import type { AudienceSize } from '../domain/audience/audience-size.ts'
import { identityOf } from '../domain/cap/alert.ts'
import type { Vocabulary } from '../domain/headline/vocabulary.ts'
import { type AlertDocument, readAlert } from '../domain/read-alert.ts'
import type { Problem, Refusal } from '../domain/refusal.ts'
import { refuseNonOrders } from '../domain/series/orders.ts'
import type { Order } from '../domain/series/succession.ts'
import type { IssuedAlert, Warning } from '../domain/series/warning.ts'
import type { KeyHolder } from '../domain/source.ts'
import type { Clock } from '../ports/clock.ts'
import { Fault } from '../ports/fault.ts'
import type { Log } from '../ports/log.ts'
import type { RawDocuments } from '../ports/raw-documents.ts'
import type { KnownIdentity, Warnings } from '../ports/warnings.ts'
import { nobodyOnDuty, sayUnattended } from '../protocol/call-duty.ts'
import { askOfficers } from './ask-officers.ts'
import { commitOf } from './commit-of.ts'
import { type Judgement, judge } from './judge.ts'
import { adviceOn, type Outcome, outcomeOf, primaryOf, type Writing } from './outcome.ts'
import type { JudgePorts } from './ports.ts'
import { predecessorsOf } from './predecessors.ts'

export type ReceivePorts = JudgePorts &
  Writing & {
    warnings: Warnings
    raw: RawDocuments
    vocabulary: Vocabulary
    newId(): string
    clock: Clock
    log: Log
  }

export type Reception =
  | {
      kind: 'received'
      repeat: boolean
      warning: Warning
      seq: number
      outcome: Outcome
      warnings: Problem[]
      unresolved: IssuedAlert['unresolved']
      audience: AudienceSize
    }
  | { kind: 'conflict'; warning: string }
  | Refusal

/** As often as others may be quicker before the sender must try again. */
const mostAttempts = 5

/** Stored implies will be sent: the transaction that stores an Alert to be issued also writes its outbox entry. */
export const receiveWarning = (ports: ReceivePorts) => {
  const { warnings, raw, clock } = ports
  const judged = judge(ports)

  return async (document: AlertDocument, source: KeyHolder): Promise<Reception> => {
    const read = readAlert(document, ports)
    if (read.kind === 'refused') return read
    const { alert } = read
    const notAnOrder = refuseNonOrders(alert)
    if (notAnOrder) return notAnOrder
    const order: Order = { alert, identity: identityOf(alert), sentAt: Date.parse(alert.sent), source }
    const sha256 = createHash('sha256').update(document.bytes).digest('hex')

    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const known = await warnings.identity(order.identity)
      const predecessors = await predecessorsOf(warnings, order, known)
      const judgement = await judged({ order, sha256, predecessors, edition: ports.newId(), now: clock.now() })
      if (known?.kind === 'alert') {
        if (known.sha256 !== sha256) return { kind: 'conflict', warning: known.warning }
        return repeated(order, known, judgement, read.warnings)
      }
      if (judgement.kind === 'refused') return judgement
      const called = await askOfficers(ports, judgement)
      await Promise.all([
        raw.put(sha256, document.bytes, document.contentType),
        warnings.putAudiences(called.stored.audiences),
      ])
      const advice = await adviceOn(ports, judgement)
      const commit = commitOf(order, { ...judgement, ...called }, predecessors.unknown, known)
      if ((await warnings.commit(commit)) === 'moved') continue
      sayUnattended(ports, called)
      return received(judgement, [...read.warnings, ...called.unattended.map(nobodyOnDuty), ...advice])
    }
    throw new Fault('conflict', true, 'others were quicker each time')
  }

  function received(judgement: Judgement, told: Problem[]): Reception {
    const { stored, audience } = judgement
    const primary = primaryOf(stored.changes)
    const { to: warning, alert } = primary
    for (const { to, history } of stored.changes) {
      const { reason } = history
      const entry = { warning: to.id, seq: history.seq ?? to.seq, state: to.state, source: history.by }
      ports.log.info('received', { ...entry, ...(reason !== undefined && { reason }) })
    }
    return {
      kind: 'received',
      repeat: false,
      warning,
      seq: alert.seq,
      outcome: outcomeOf(primary),
      warnings: told,
      unresolved: audience.unresolved,
      audience: audience.sizes,
    }
  }

  async function repeated(
    { identity }: Order,
    { warning: id, seq }: KnownIdentity,
    judgement: Judgement | Refusal,
    readWarnings: Problem[],
  ): Promise<Reception> {
    const [warning, alert, history] = await Promise.all([
      warnings.find(id),
      warnings.alert(id, seq),
      warnings.history(id),
    ])
    if (!warning || !alert) throw new Fault('corrupt', false, 'an identity leads to nothing')
    const wasIssued = history.some(entry => entry.seq === seq && entry.issued)
    const judged = judgement.kind === 'judged' ? judgement : undefined
    // An officer who gave it an audience gave it another number as well.
    const isIssuedNow = warning.seq > 0 && warning.latest?.identity === identity
    const waits = warning.pending?.identity === identity
    return {
      kind: 'received',
      repeat: true,
      warning,
      seq,
      outcome: wasIssued || isIssuedNow ? 'issued' : waits ? 'waiting' : 'recorded',
      warnings: [...readWarnings, ...(judged ? await adviceOn(ports, judged) : [])],
      unresolved: alert.unresolved,
      audience: judged?.audience.sizes ?? nobody,
    }
  }
}

const nobody: AudienceSize = { villages: 0, groups: 0, phones: 0, rooms: 0, terminals: 0 }
