import * as z from 'zod'

export const Environment = z.object({
  WARNINGS_TABLE: z.string().min(1),
})
