import type { CapAdvice } from './advices.ts'
import type { NamedValue } from './alert.ts'

/** Where something unwise stands, as an element path. */
export type Hint = { code: CapAdvice; at: string }

export const when = (holds: boolean, code: CapAdvice, at: string): Hint[] => (holds ? [{ code, at }] : [])

/** Section 3.3.2: "The timezone for UTC MUST be represented as -00:00", which many senders in use do not keep to. */
export const adviseOfTime = (time: string | undefined, at: string): Hint[] =>
  when(time?.endsWith('+00:00') ?? false, 'utc-as-plus-zero', at)

export const adviseOfNames = (values: readonly NamedValue[], at: string): Hint[] =>
  values.flatMap(({ valueName }, index) => when(valueName === '', 'empty-value', `${at}[${index + 1}]/valueName`))
