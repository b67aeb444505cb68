import * as z from 'zod'

export const Environment = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  ADMIN_KEY_SECRET: z.string().min(1),
})
