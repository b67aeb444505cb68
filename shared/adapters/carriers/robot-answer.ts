import type { HandOverResult } from '../../ports/carriers.ts'
import type { Setback } from './transport.ts'

/** What an error code of a robot means to us, what its documentation says, and where that was read. */
export type RobotErrors = Readonly<Record<number, readonly [setback: Setback, says: string]>>

const busy: Setback = { outcome: 'unknown', reason: 'carrier-busy' }
const carrierRefused: Setback = { outcome: 'refused', reason: 'carrier-refused' }
const throttled: Setback = { outcome: 'retry-later', reason: 'throttled', afterSeconds: 60 }

/**
 * Robots answer HTTP 200 to nearly everything, and some 400 beside a code of theirs: the code decides (`fields`: where it stands).
 * A code that no table knows is a refusal: every robot says 0 when it has posted.
 */
export const classifyRobotAnswer =
  (errors: RobotErrors, fields: readonly string[]) =>
  (status: number, body: string): HandOverResult => {
    // A gateway's failure: whatever answered may have passed the post on.
    if (status >= 500 || status === 408) return busy
    const code = codeIn(body, fields)
    if (code === 0 && status < 300) return { outcome: 'accepted' }
    if (code !== undefined && code !== 0) return errors[code]?.[0] ?? carrierRefused
    if (status === 429) return throttled
    return status >= 300 ? carrierRefused : busy
  }

const codeIn = (body: string, fields: readonly string[]): number | undefined => {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer !== 'object' || answer === null) return undefined
    const codes = fields.map((field): unknown => Reflect.get(answer, field))
    return codes.find(code => typeof code === 'number')
  } catch {
    return undefined
  }
}
