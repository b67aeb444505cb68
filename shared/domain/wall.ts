import type { Status } from './cap/alert.ts'
import type { Slot } from './roster.ts'

declare const issuedByTheWall: unique symbol

/** Leave to hand one message to one address. Only `admit` makes one; an adapter takes nothing else, and checks it. */
export type Permit = { readonly address: string; readonly [issuedByTheWall]: true }

const issued = new WeakSet<object>()

/** An Exercise or Test reaches only recipients flagged for exercises; anything but Actual, Exercise and Test reaches nobody. */
export const admit = (
  status: Status,
  slot: Pick<Slot, 'address' | 'exercise'>,
): Permit | { refused: 'exercise-wall' } => {
  const admitted = status === 'Actual' || ((status === 'Exercise' || status === 'Test') && slot.exercise)
  if (!admitted) return { refused: 'exercise-wall' }
  const permit = Object.freeze({ address: slot.address }) as Permit
  issued.add(permit)
  return permit
}

/** Throws for anything the wall did not issue: a forged permit is a defect of ours, and must never become a message. */
export const requirePermit = (permit: Permit): Permit => {
  if (!issued.has(permit)) throw new Error('no permit of the wall: nothing is handed over')
  return permit
}
