import * as z from 'zod'

export const Environment = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  WARNINGS_TABLE: z.string().min(1),
  SHEETS_TABLE: z.string().min(1),
  RAW_BUCKET: z.string().min(1),
  SMS_URGENT_QUEUE_URL: z.url(),
  SMS_ROUTINE_QUEUE_URL: z.url(),
  SPEAKER_URGENT_QUEUE_URL: z.url(),
  SPEAKER_ROUTINE_QUEUE_URL: z.url(),
  CHAT_QUEUE_URL: z.url(),
})
