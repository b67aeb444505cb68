import { isExercise } from './audience/exercise-list.ts'
import type { Status } from './cap/alert.ts'
import type { Channel } from './channel.ts'
import type { Slot } from './directory/roster.ts'
import type { PlaceCode } from './place.ts'
import { formatRef, type SheetId } from './sheets/sheet-id.ts'

declare const issuedByTheWall: unique symbol

/**
 * Leave to hand one Alert to one address on one channel. Only `admit` makes one; an adapter takes nothing else, checks it, and takes
 * the address from it (docs/exercises.md).
 */
export type Permit = {
  readonly address: string
  readonly status: Status
  readonly channel: Channel
  readonly place: PlaceCode
  readonly warning: string
  /** Of every message under this permit: the sheet and the Alert's seq. */
  readonly ref: string
  readonly [issuedByTheWall]: true
}
export type Admission = Permit | { refused: 'exercise-wall' }

type Recipient = Pick<Slot, 'id' | 'address' | 'exercise'>
/** Whether the newest published revision still has this recipient, at this address, on the exercise list. */
export type ListedNow = (recipient: Recipient) => boolean

type Question = {
  status: Status
  sheet: SheetId
  seq: number
  /** As the pinned page has it. */
  slot: Recipient
  /** Of the place and channel of the sheet. Whoever did not ask is admitted to no exercise. */
  listedNow?: ListedNow | undefined
}

const issued = new WeakSet<object>()

/**
 * An Actual Alert reaches everyone it addresses; an Exercise or a Test only whom both the pinned page and the newest revision have on
 * the exercise list: nobody is put on it for an exercise that runs, and whoever is taken off it is left alone from then on. Anything
 * else reaches nobody.
 */
export const admit = ({ status, sheet, seq, slot, listedNow }: Question): Admission => {
  const admitted = status === 'Actual' || (isExercise(status) && slot.exercise && (listedNow?.(slot) ?? false))
  if (!admitted) return { refused: 'exercise-wall' }
  const { channel, place, warning } = sheet
  const ref = formatRef(sheet, seq)
  const permit = Object.freeze({ address: slot.address, status, channel, place, warning, ref }) as Permit
  issued.add(permit)
  return permit
}

export const isPermit = (admission: Admission): admission is Permit => !('refused' in admission)

/** What is about to be handed over, as the message itself says it: all that is named must be the permit's. */
export type Use = { channel: Channel } & Partial<Pick<Permit, 'place' | 'warning' | 'ref'>>

/**
 * Throws for anything that the wall did not issue, and for a permit that was issued for something else: either is a defect of ours,
 * and must never become a message. What it says holds no address.
 */
export const requirePermit = (permit: Permit, use: Use): Permit => {
  requireIssued(permit)
  for (const [name, value] of Object.entries(use))
    if (permit[name as keyof Use] !== value)
      throw new Error(`the permit is for another ${name}: nothing is handed over`)
  return permit
}

/**
 * A retained board is read by every terminal of its village, those that boot next week among them: no permit for an exercise opens
 * it, whoever holds it.
 */
export const requireBoardPermit = (permit: Permit, place: PlaceCode): Permit => {
  requirePermit(permit, { channel: 'loudspeaker', place })
  if (permit.status !== 'Actual')
    throw new Error('an exercise never stands on a retained board: nothing is handed over')
  return permit
}

/** One post may say several Alerts: each has a permit of its own, and all of them are for the one room. The address of the room. */
export const requireRoomPermits = (post: {
  permit: Permit
  ref: string
  also?: readonly { permit: Permit; ref: string }[]
}): string => {
  const { address, status } = requirePermit(post.permit, { channel: 'group-chat', ref: post.ref })
  for (const { permit, ref } of post.also ?? []) {
    const other = requirePermit(permit, { channel: 'group-chat', ref })
    if (other.address !== address)
      throw new Error('the permits of a post are for several rooms: nothing is handed over')
    // Under one mark, whoever reads it would take the one for the other.
    if (other.status !== status) throw new Error('an exercise shares no post with a warning: nothing is handed over')
  }
  return address
}

/** To one terminal: an Alert silences what its own series announced there (`<warning>.<seq>`), and nothing else. */
export const requireSilence = (permit: Permit, place: PlaceCode, cancelled: readonly { id: string }[]): Permit => {
  for (const { id } of cancelled)
    requirePermit(permit, { channel: 'loudspeaker', place, warning: id.slice(0, id.lastIndexOf('.')) })
  return requirePermit(permit, { channel: 'loudspeaker', place })
}

const requireIssued = (permit: Permit): void => {
  if (!issued.has(permit)) throw new Error('no permit of the wall: nothing is handed over')
}
