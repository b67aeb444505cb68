import * as z from 'zod'
import { Colour } from '../colour.ts'
import { Span } from '../hours.ts'

const Duration = z.number().positive()

/** How notices are prepared and told. Durations in ms. */
export const TellingPolicy = z.strictObject({
  /** So long before it is due a notice stands as a draft. */
  ahead: Duration,
  /** Late by less it is told; later a person is asked. */
  lateBy: Duration,
  /** So long after it was due a person may still decide. */
  keptFor: Duration,
  /** Warnings of these colours hold what is for the same people. */
  heldBy: z.array(Colour),
  /** How often one that a warning holds is asked for again. */
  holdCheck: Duration,
  /** Hours in which a notice is told, and in which officers are reminded of it: nobody is woken for one. */
  telling: Span,
  reminding: Span,
  /** Of what is due within `within`, the nearest row that holds, at most every so often. What needs somebody at once is told at once. */
  reminders: z.array(z.strictObject({ within: Duration, every: Duration })).min(1),
})
export type TellingPolicy = z.infer<typeof TellingPolicy>
