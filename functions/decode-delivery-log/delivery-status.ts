import * as z from 'zod'
import type { ReceiptState } from '../../shared/domain/receipts/receipt.ts'
import type { ReceiptReason } from '../../shared/domain/receipts/receipt-reason.ts'

/**
 * One line of SNS's SMS delivery log (docs.aws.amazon.com/sns, "Viewing CloudWatch metrics and logs for SMS deliveries").
 * `destination`, the phone, is there too: it is not even read.
 */
const DeliveryStatus = z.object({
  notification: z.object({
    messageId: z.string().min(1).max(200),
    /** When SNS took the message: `2016-06-28 00:40:34.558`, UTC. */
    timestamp: z
      .string()
      .transform(text => Date.parse(`${text.replace(' ', 'T')}Z`))
      .pipe(z.number()),
  }),
  status: z.enum(['SUCCESS', 'FAILURE']),
  delivery: z.object({
    providerResponse: z.string().optional(),
    /** Only where the phone itself acknowledged; otherwise SUCCESS means no more than that the carrier has it. */
    dwellTimeMsUntilDeviceAck: z.number().nullish(),
  }),
})

export type DeliveryReport = { messageId: string; takenAt: number; state: ReceiptState; reason?: ReceiptReason }

/** Throws for what is not a delivery status. */
export const readDeliveryStatus = (message: string): DeliveryReport => {
  const { notification, status, delivery } = DeliveryStatus.parse(JSON.parse(message))
  const { messageId, timestamp: takenAt } = notification
  if (status === 'FAILURE') return { messageId, takenAt, state: 'failed', reason: reasonOf(delivery.providerResponse) }
  return { messageId, takenAt, state: typeof delivery.dwellTimeMsUntilDeviceAck === 'number' ? 'delivered' : 'handed' }
}

/** The texts are documented as a closed list, in two spellings over time; any other may hold anything and becomes `unclassified`. */
const reasonOf = (response = ''): ReceiptReason => reasons[response.trim().toLowerCase()] ?? 'unclassified'

const reasons: Record<string, ReceiptReason> = {
  'blocked as spam by phone carrier': 'spam-blocked',
  'destination is on a blocked list': 'blocked-list',
  'destination is blacklisted': 'blocked-list',
  'invalid phone number': 'invalid-address',
  'message body is invalid': 'message-invalid',
  'phone carrier has blocked this message': 'carrier-blocked',
  'phone carrier is currently unreachable/unavailable': 'carrier-unreachable',
  'phone has blocked sms': 'phone-blocked',
  'phone is on a blocked list': 'blocked-list',
  'phone is blacklisted': 'blocked-list',
  'phone is currently unreachable/unavailable': 'phone-unreachable',
  'phone number is opted out': 'opted-out',
  'this delivery would exceed max price': 'price-exceeded',
  'no quota left for account': 'quota-exceeded',
}
