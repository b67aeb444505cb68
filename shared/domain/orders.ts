import type { Alert } from './cap/alert.ts'
import { type Refusal, refused } from './refusal.ts'

/** Why a valid CAP message is no order to warn anybody. */
export type NotAnOrder =
  | 'not-an-order'
  | 'status-not-taken'
  | 'update-not-taken-yet'
  | 'cancel-not-taken-yet'
  | 'exercise-not-taken-yet'

const byMsgType: Record<Alert['msgType'], [NotAnOrder, string] | undefined> = {
  Alert: undefined,
  Update: [
    'update-not-taken-yet',
    'This service does not take an Update yet: nothing was changed. Warn by the sure ways you have.',
  ],
  Cancel: [
    'cancel-not-taken-yet',
    'This service does not take a Cancel yet: what it follows goes on. Stop it by `tongluo stop`.',
  ],
  Ack: ['not-an-order', 'An Ack answers a message; it orders nobody to be warned.'],
  Error: ['not-an-order', 'An Error answers a message; it orders nobody to be warned.'],
}

const byStatus: Record<Alert['status'], [NotAnOrder, string] | undefined> = {
  Actual: undefined,
  Exercise: ['exercise-not-taken-yet', 'This service does not take exercises yet: nobody was told anything.'],
  Test: ['exercise-not-taken-yet', 'This service does not take tests yet: nobody was told anything.'],
  System: ['status-not-taken', 'A System message is between machines; it is never given to people.'],
  Draft: ['status-not-taken', 'A Draft is not meant to be acted upon (CAP 1.2, section 3.2.1).'],
}

/** Undefined: the message is an order that this service carries out. */
export const refuseNonOrders = ({
  msgType,
  status,
}: Pick<Alert, 'msgType' | 'status'>): Refusal<NotAnOrder> | undefined => {
  const problems = [
    { at: 'alert/status', why: byStatus[status] },
    { at: 'alert/msgType', why: byMsgType[msgType] },
  ].flatMap(({ at, why }) => (why ? [{ at, code: why[0], message: why[1] }] : []))
  return problems.length > 0 ? refused(...problems) : undefined
}
