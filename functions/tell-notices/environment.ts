import * as z from 'zod'
import { SmsCarrierName } from '../../shared/domain/channel.ts'

export const Environment = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  WARNINGS_TABLE: z.string().min(1),
  /** Where it sends registered templates, what is issued is given them. */
  SMS_CARRIER: SmsCarrierName,
  RAW_BUCKET: z.string().min(1),
  PUBLIC_URL: z.url(),
  SMS_SIGNATURE: z.string().min(1),
  NOTICES_QUEUE_URL: z.url(),
})
