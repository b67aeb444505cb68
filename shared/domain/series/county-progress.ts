import * as z from 'zod'
import { County } from '../place.ts'
import { Counts } from './warning.ts'

/** `W#<w> CTY#<seq>#<county>`: how far planning and sending of one Alert are in one county. */
export const CountyProgress = z.object({
  warning: z.string(),
  seq: z.number(),
  county: County,
  /** Sheets that must end; absent until planned. */
  expected: z.number().optional(),
  plannedAt: z.number().optional(),
  done: z.number().default(0),
  counts: Counts.optional(),
  /** When the watch last looked: an old one means the watch was lost. */
  watchedAt: z.number().optional(),
  doneAt: z.number().optional(),
  /** All that is left is held until this time (quiet hours): nothing to watch before. */
  heldUntilAt: z.number().optional(),
})
export type CountyProgress = z.infer<typeof CountyProgress>
