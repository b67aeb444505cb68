import * as z from 'zod'
import { SmsCarrierName } from '../domain/channel.ts'

/** What whoever issues is told. */
export const IssuingEnvironment = z.object({
  DIRECTORY_TABLE: z.string().min(1),
  WARNINGS_TABLE: z.string().min(1),
  /** Where it sends registered templates, what is issued is given them. */
  SMS_CARRIER: SmsCarrierName,
})

/** And whoever takes Alerts to the door. */
export const DoorEnvironment = IssuingEnvironment.extend({
  RAW_BUCKET: z.string().min(1),
  PUBLIC_URL: z.url(),
  SMS_SIGNATURE: z.string().min(1),
})
