import * as z from 'zod'
import { SmsCarrierName } from '../../shared/domain/channel.ts'

export const Environment = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  WARNINGS_TABLE: z.string().min(1),
  /** Where it sends registered templates, what is issued is given them. */
  SMS_CARRIER: SmsCarrierName,
  PLAN_URGENT_QUEUE_URL: z.url(),
  PLAN_ROUTINE_QUEUE_URL: z.url(),
  WATCH_QUEUE_URL: z.url(),
  ROSTER_QUEUE_URL: z.url(),
  NOTICES_QUEUE_URL: z.url(),
})
