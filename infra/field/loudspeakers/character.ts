import type { Terminal as Installed } from '../population.ts'
import { fraction } from '../seeded.ts'
import type { Character } from './terminal.ts'

/** Most keep time to a second or two; a few are minutes off, and one in a hundred forgets the time with every power cut. */
const deadBatteryShare = 0.01
const offShare = 0.02
const [usualMs, offMs] = [1_500, 600_000]
/** Until the sound is there: fetched, or made of the script. */
const [leastBufferMs, mostBufferMs] = [500, 3_500]

/** Follows from the seed, as everything that is wrong with anybody does. */
export const characterOf = ({ id, place }: Installed, seed: string, pace: number): Character => {
  const share = fraction(seed, 'clock', place, id)
  const spread = 2 * fraction(seed, 'skew', place, id) - 1
  return {
    id,
    place,
    bufferMs: Math.round(leastBufferMs + (mostBufferMs - leastBufferMs) * fraction(seed, 'buffer', place, id)),
    aheadMs: Math.round(spread * (share < deadBatteryShare + offShare ? offMs : usualMs)),
    deadBattery: share < deadBatteryShare,
    pace,
  }
}
