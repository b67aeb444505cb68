/** Why the world failed us; closed, the same word in log, metric and runbook. */
export const faultReasons = [
  'throttled',
  'timeout',
  'unreachable',
  'conflict',
  'not-permitted',
  'misconfigured',
  'corrupt',
  'unclassified',
] as const
export type FaultReason = (typeof faultReasons)[number]

/** Thrown by adapters only. The cause is kept for the stack, and never shown to a client or written to a log. */
export class Fault extends Error {
  readonly retryable: boolean
  readonly reason: FaultReason

  constructor(reason: FaultReason, retryable: boolean, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'Fault'
    this.reason = reason
    this.retryable = retryable
  }
}
