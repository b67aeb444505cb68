import type { Problem } from '../refusal.ts'
import { type CapAdvice, capAdvices } from './advices.ts'
import { type Alert, identityOf } from './alert.ts'
import { adviseOfTime, type Hint, when } from './hint.ts'
import { adviseOfInfo } from './info-advice.ts'

export type { CapAdvice } from './advices.ts'

/** What is unwise in an Alert that is taken, in the order of its elements, each with what follows from it. */
export const advise = (alert: Alert, isSigned: boolean): Problem<CapAdvice>[] =>
  [
    ...adviseOfEnvelope(alert),
    ...alert.info.flatMap((info, at) => adviseOfInfo(info, `alert/info[${at + 1}]`, alert.sent)),
    ...when(isSigned, 'signature-not-verified', 'alert/Signature'),
  ]
    .filter(({ code }) => isOrder(alert) || !onlyOfOrders.has(code))
    .map(({ code, at }) => ({ code, at, message: capAdvices[code] }))

/** Only these say anew whom to tell and for how long; the places and times of a Cancel, Ack or Error decide nothing. */
const isOrder = ({ msgType }: Alert): boolean => msgType === 'Alert' || msgType === 'Update'
const onlyOfOrders = new Set<CapAdvice>([
  'no-info',
  'no-expires',
  'expires-not-after-sent',
  'expires-not-after-effective',
  'expires-before-onset',
  'no-area',
  'area-is-text-only',
  'flat-polygon',
  'zero-radius',
  'very-large-circle',
])

const adviseOfEnvelope = (alert: Alert): Hint[] => {
  const { msgType, status, scope, note, references } = alert
  const namesItself = references.some(reference => identityOf(reference) === identityOf(alert))
  return [
    ...adviseOfTime(alert.sent, 'alert/sent'),
    ...when(scope === 'Restricted' && !alert.restriction, 'restricted-without-restriction', 'alert/restriction'),
    ...when(status === 'Exercise' && !note, 'exercise-without-note', 'alert/note'),
    ...when(msgType === 'Error' && !note, 'error-without-note', 'alert/note'),
    ...when(msgType !== 'Alert' && references.length === 0, 'no-references', 'alert/references'),
    ...when(msgType === 'Alert' && references.length > 0, 'references-of-alert', 'alert/references'),
    ...when(namesItself, 'refers-to-itself', 'alert/references'),
    ...when(alert.info.length === 0, 'no-info', 'alert/info'),
  ]
}
