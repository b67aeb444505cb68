import * as z from 'zod'
import { WarningState } from './warning.ts'

/** `W#<w> L#<rev>`: the appended history: who or what moved the warning, and why. */
export const HistoryEntry = z.object({
  warning: z.string(),
  rev: z.number(),
  at: z.number(),
  by: z.string(),
  action: z.string(),
  /** The Alert that it is about. */
  seq: z.number().optional(),
  /** With this entry it was sent on its way. */
  issued: z.boolean().optional(),
  /** The duty call that was made with it. */
  call: z.string().optional(),
  from: WarningState.optional(),
  to: WarningState,
  reason: z.string().optional(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>
