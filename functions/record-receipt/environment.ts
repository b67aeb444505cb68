import * as z from 'zod'

export const Environment = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  SHEETS_TABLE: z.string().min(1),
  /** Under it a receipt of an SMS names its phone. */
  PHONE_KEY_SECRET: z.string().min(1),
})
