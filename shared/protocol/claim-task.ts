import type { SendMessage } from '../contracts/queue-messages.ts'
import type { Slot } from '../domain/directory/roster.ts'
import type { TimeBox } from '../ports/queue.ts'
import type { Briefing } from './briefing.ts'

/** What a worker who claims a sheet is to do there, and for how long. */
export type Task = { message: SendMessage; briefing: Briefing; box: TimeBox }
/** A claim outlives its worker's time box by this much: nobody takes a sheet from a worker that is still sending. */
export const claimGraceMs = 5_000
/** Slots that the carrier put off in this claim, and the seconds it asked for (0: it named none). */
export type Deferred = Map<number, number>

export const recipientOf = ({ page }: Briefing, slot: number): Slot => {
  const recipient = page.slots[slot]
  if (!recipient) throw new RangeError(`slot ${slot} is not on its page`)
  return recipient
}
