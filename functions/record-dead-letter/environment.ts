import * as z from 'zod'

export const Environment = z.object({
  WARNINGS_TABLE: z.string().min(1),
  SHEETS_TABLE: z.string().min(1),
  RAW_BUCKET: z.string().min(1),
})
