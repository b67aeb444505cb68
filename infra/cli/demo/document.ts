import type { AlertReceipt, ChannelFigures, WarningStatus } from '../../../shared/contracts/http.ts'
import { Channel } from '../../../shared/domain/channel.ts'
import type { Problem } from '../../../shared/domain/refusal.ts'

/** One file and what became of it. */
export type Outcome =
  | { verdict: 'refused'; file: string; reasons: Problem[] }
  | { verdict: 'accepted'; file: string; receipt: AlertReceipt; status: WarningStatus }

export type FieldFigures = Record<Channel, { received: number; distinct: number }>

/** What `demo --json` prints: one document, its fields in this order. */
export const demoDocument = (outcomes: Outcome[], field: FieldFigures): object => ({
  alerts: outcomes.map(alertOf),
  field: Object.fromEntries(Channel.options.map(channel => [channel, receivedOf(field[channel])])),
})

const alertOf = (outcome: Outcome): object => {
  if (outcome.verdict === 'refused') return { file: outcome.file, verdict: 'refused', reasons: outcome.reasons }
  const { file, receipt, status } = outcome
  const { firstSend = null, lastAccepted = null, lastReceipt = null } = status.seconds
  return {
    file,
    verdict: 'accepted',
    reasons: [],
    warnings: receipt.warnings,
    warning: receipt.warning,
    state: status.state,
    unresolved: status.unresolved,
    channels: Object.fromEntries(Channel.options.map(channel => [channel, figuresOf(status.channels[channel])])),
    villages: villagesOf(status),
    seconds: { firstSend, lastAccepted, lastReceipt },
  }
}

/** A channel that a warning does not use is all zeros, so that every document has the same fields. */
const figuresOf = (figures: ChannelFigures | undefined): object => {
  const { planned = 0, accepted = 0, delivered = 0, failed = 0, unknown = 0, suppressed = 0 } = figures ?? {}
  return { planned, accepted, delivered, failed, unknown, suppressed }
}

const villagesOf = ({ villages: { proven, partly, notProven } }: WarningStatus): object => ({
  proven,
  partly,
  notProven,
})

const receivedOf = ({ received, distinct }: { received: number; distinct: number }): object => ({ received, distinct })
