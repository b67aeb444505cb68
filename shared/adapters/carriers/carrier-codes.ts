import type { HandOverResult } from '../../ports/carriers.ts'
import type { Setback } from './transport.ts'

/** What an error code of a carrier means to us, and what its documentation says. */
export type CarrierCodes = Readonly<Record<string, readonly [setback: Setback, says: string]>>

/** Setbacks that carriers of templates share. */
export const setbacks = {
  throttled: { outcome: 'retry-later', reason: 'throttled', afterSeconds: 1 },
  /** Our key, our money or our limit, whomever it is for; nothing is taken, and it passes once somebody has mended it. */
  accountRefused: { outcome: 'retry-later', reason: 'account-refused', afterSeconds: 30 },
  templateRefused: { outcome: 'refused', reason: 'template-refused' },
  invalidAddress: { outcome: 'refused', reason: 'invalid-address' },
  optedOut: { outcome: 'refused', reason: 'opted-out' },
  tooLong: { outcome: 'refused', reason: 'too-long' },
  numberLimit: { outcome: 'refused', reason: 'number-limit' },
  carrierRefused: { outcome: 'refused', reason: 'carrier-refused' },
  /** Processing had begun, so it may have been sent. */
  unknown: { outcome: 'unknown', reason: 'carrier-busy' },
} as const satisfies Record<string, Setback>

export const numberLimitFor = (afterSeconds: number): Setback => ({
  outcome: 'retry-later',
  reason: 'number-limit',
  afterSeconds,
})

/**
 * A code, or else the family before its first dot. A carrier says its own word when it has taken something, so that a code which
 * nobody knows is a refusal.
 */
export const setbackOf = (codes: CarrierCodes, code: string): Setback =>
  (codes[code] ?? codes[code.split('.', 1)[0] ?? ''])?.[0] ?? setbacks.carrierRefused

/** Nothing of the carrier's own: a gateway, which may have passed the call on, or somebody who refused it. */
export const classifyStatus = (status: number): HandOverResult => {
  if (status === 429) return setbacks.throttled
  return status >= 400 && status < 500 && status !== 408 ? setbacks.carrierRefused : setbacks.unknown
}
