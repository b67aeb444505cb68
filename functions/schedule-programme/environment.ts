import * as z from 'zod'

export const Environment = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  SHEETS_TABLE: z.string().min(1),
  PROGRAMME_QUEUE_URL: z.url(),
})
