import * as z from 'zod'

export const Environment = z.object({
  WARNINGS_TABLE: z.string().min(1),
  PLAN_URGENT_QUEUE_URL: z.url(),
  PLAN_ROUTINE_QUEUE_URL: z.url(),
  NOTICES_QUEUE_URL: z.url(),
})
