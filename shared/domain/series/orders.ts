import type { Alert } from '../cap/alert.ts'
import { type Refusal, refused } from '../refusal.ts'

/** Why a valid CAP message is no order to warn anybody. */
export type NotAnOrder = 'not-an-order' | 'status-not-taken'

const byMsgType: Partial<Record<Alert['msgType'], string>> = {
  Ack: 'An Ack answers a message; it orders nobody to be warned.',
  Error: 'An Error answers a message; it orders nobody to be warned.',
}

const byStatus: Partial<Record<Alert['status'], string>> = {
  System: 'A System message is between machines; it is never given to people.',
  Draft: 'A Draft is not meant to be acted upon (CAP 1.2, section 3.2.1).',
}

/** Undefined: the message is an order that this service carries out. */
export const refuseNonOrders = ({
  msgType,
  status,
}: Pick<Alert, 'msgType' | 'status'>): Refusal<NotAnOrder> | undefined => {
  const [forStatus, forMsgType] = [byStatus[status], byMsgType[msgType]]
  return forStatus || forMsgType
    ? refused<NotAnOrder>(
        ...(forStatus ? [{ at: 'alert/status', code: 'status-not-taken' as const, message: forStatus }] : []),
        ...(forMsgType ? [{ at: 'alert/msgType', code: 'not-an-order' as const, message: forMsgType }] : []),
      )
    : undefined
}
