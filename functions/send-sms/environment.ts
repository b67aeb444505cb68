import * as z from 'zod'
import { SmsCarrierName } from '../../shared/domain/channel.ts'

export const Environment = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  WARNINGS_TABLE: z.string().min(1),
  SHEETS_TABLE: z.string().min(1),
  SMS_CARRIER: SmsCarrierName,
  /** Calls of the carrier. */
  SMS_RATE_PER_SECOND: z.string().transform(Number).pipe(z.number().positive()),
  SMS_SIGNATURE: z.string().min(1),
  SMS_SENDER_ID: z.string().min(1).optional(),
  /** Of a carrier that is not AWS: where it is, and the account there. */
  SMS_URL: z.url().optional(),
  SMS_ACCOUNT_SECRET: z.string().min(1).optional(),
  PUBLIC_URL: z.url(),
  SMS_URGENT_QUEUE_URL: z.url(),
  SMS_ROUTINE_QUEUE_URL: z.url(),
})
