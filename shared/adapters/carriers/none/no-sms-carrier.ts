import { requirePermit } from '../../../domain/wall.ts'
import type { SmsCarrier } from '../../../ports/carriers.ts'

/** Where a partition has no carrier for SMS: every mark says so, and nobody is shown as reached. */
export const noSmsCarrier: SmsCarrier = {
  name: 'none',
  takes: 'text',
  echoesRef: true,
  callSize: () => 1,
  send: async messages =>
    messages.map(({ permit, ref }) => {
      requirePermit(permit, { channel: 'sms', ref })
      return { outcome: 'refused', reason: 'no-carrier' }
    }),
}
