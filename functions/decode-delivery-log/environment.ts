import * as z from 'zod'

export const Environment = z.object({
  SHEETS_TABLE: z.string().min(1),
})
