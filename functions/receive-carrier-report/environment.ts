import * as z from 'zod'

export const Environment = z.object({
  RAW_BUCKET: z.string().min(1),
  RECEIPTS_QUEUE_URL: z.url(),
  /** What a carrier must say to be believed: it is a part of the address that it is given. */
  CALLBACK_TOKEN_SECRET: z.string().min(1),
  PHONE_KEY_SECRET: z.string().min(1),
})
