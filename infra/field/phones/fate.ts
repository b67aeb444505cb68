import type { Population } from '../population.ts'
import { fiveFractions } from '../seeded.ts'

/** What becomes of a message to one number; the same for every message to it. Times are ms after it was taken. */
export type Fate = {
  /** delivered: the phone said so · handed: its carrier never passes that on · failed: it is off, and the carrier says so · none: off, and nobody says anything. */
  receipt: 'delivered' | 'handed' | 'failed' | 'none'
  carrier: string
  dwellMs: number
  ackMs: number
}

export const offShare = 0.03
/** Of the phones that are off, half are reported as failed; of the others no receipt ever comes. */
export const reportedShare = 0.5

/** Shares of the numbers; the virtual operator passes no acknowledgement of the device on. */
const carriers = [
  { name: 'China Mobile', upTo: 0.56, acknowledges: true },
  { name: 'China Telecom', upTo: 0.78, acknowledges: true },
  { name: 'China Unicom', upTo: 0.98, acknowledges: true },
  { name: 'Virtual Operator', upTo: 1, acknowledges: false },
]

export const fateOf = (phone: string, { seed, darkPhones }: Pick<Population, 'seed' | 'darkPhones'>): Fate => {
  const [share, dwell, ack, off, reported] = fiveFractions(seed, 'phone', phone)
  const carrier = carriers.find(({ upTo }) => share < upTo)
  const dwellMs = Math.round(120 + 500 * dwell)
  // Most phones answer within a second, a few take several.
  const ackMs = Math.round(dwellMs + 200 + 4_000 * ack ** 3)
  const isOff = darkPhones.has(phone) || off < offShare
  const receipt = isOff
    ? reported < reportedShare
      ? 'failed'
      : 'none'
    : carrier?.acknowledges
      ? 'delivered'
      : 'handed'
  return { receipt, carrier: carrier?.name ?? '', dwellMs, ackMs }
}
