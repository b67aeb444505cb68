import { addresses } from '../audience/addressees.ts'
import { rolesOf } from '../audience/roles-of.ts'
import type { RosterPage, Slot } from '../directory/roster.ts'
import { type Addressing, addressing, type Policy } from '../policy.ts'
import type { IssuedAlert } from '../series/warning.ts'

/** What of a slot decides whether it is addressed. */
export type Addressable = Pick<Slot, 'duty' | 'roles' | 'also'>

/** Whether an Alert itself addresses a slot of this page now, later or not at all; `at` in ms. */
export const slotAddressing = (
  policy: Policy,
  { colour, hazard, addressees }: Pick<IssuedAlert, 'colour' | 'hazard' | 'addressees'>,
  { place, channel }: Pick<RosterPage, 'place' | 'channel'>,
): ((slot: Addressable, at: number) => Addressing) => {
  const byDuty = askedOnce((duty, at) => addressing({ policy, colour, ...hazard, channel, duty, at }))
  if (!addressees) return ({ duty }, at) => byDuty(duty, at)
  return (slot, at) => {
    const roles = channel === 'sms' ? rolesOf(slot, place) : (slot.roles ?? [])
    const meant = addresses(addressees, { channel, roles })
    // Whom a notice names it speaks to as a warning does to those with a duty.
    return meant === 'addressed' ? byDuty(true, at) : { kind: 'not-addressed', reason: meant }
  }
}

type ByDuty = (duty: boolean, at: number) => Addressing

/** A page asks the same two questions for hundreds of slots: those with a duty, and everyone, at one time. */
const askedOnce = (ask: ByDuty): ByDuty => {
  let asked: { at: number; answers: Map<boolean, Addressing> } | undefined
  return (duty, at) => {
    if (asked?.at !== at) asked = { at, answers: new Map() }
    const answer = asked.answers.get(duty) ?? ask(duty, at)
    asked.answers.set(duty, answer)
    return answer
  }
}
