import { type AddresseesReason, addresseesOf } from '../audience/addressees.ts'
import type { Alert } from '../cap/alert.ts'
import { colourOfAlert } from '../cap/colour.ts'
import type { ValueNames } from '../cap/value-names.ts'
import type { Policy } from '../policy.ts'
import { type Refusal, refused } from '../refusal.ts'

/**
 * Undefined: it can be followed. A notice for people whom nobody can tell from its words is refused, since told to others it would be
 * wrong; a warning with a colour never is, as it is not narrowed at all, nor a Cancel, which is for whoever was reached.
 */
export const refuseMisaddressed = (
  alert: Alert,
  { policy, valueNames }: { policy: Policy; valueNames: ValueNames },
): Refusal<AddresseesReason> | undefined => {
  if (alert.msgType === 'Cancel' || colourOfAlert(alert, policy, valueNames)?.colour !== 'none') return undefined
  const { problems } = addresseesOf(alert)
  return problems.length > 0 ? refused(...problems) : undefined
}
