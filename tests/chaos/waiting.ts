import { setTimeout as pause } from 'node:timers/promises'
import type { WarningStatus } from '../../shared/contracts/http.ts'
import { arrivalsAt } from './truth/arrivals.ts'

const giveUpMs = 240_000
const lookEveryMs = 250
/** Nothing new for so long after everybody is marked: nothing more comes. */
const quietMs = 1_500

/** Everybody has a final mark, by the latest Alert of so many. */
export const isMarked = ({ handedOver, channels, seq }: WarningStatus, expected: number): boolean =>
  seq === expected && handedOver && Object.values(channels).every(({ open }) => open === 0)

export const progressOf = ({ channels, seq }: WarningStatus): string =>
  `number ${seq}: ${Object.entries(channels)
    .map(([channel, { planned, open }]) => `${channel} ${planned - open} of ${planned}`)
    .join(', ')}`

/** While the service is being started again nobody answers. */
export const untilMarked = async (look: () => Promise<boolean>): Promise<number | undefined> => {
  const deadline = Date.now() + giveUpMs
  while (Date.now() < deadline) {
    if (await look().catch(() => false)) return Date.now()
    await pause(lookEveryMs)
  }
  return undefined
}

export const untilQuiet = async (field: string): Promise<void> => {
  for (let before = -1, now = 0; now !== before; ) {
    before = now
    await pause(quietMs)
    now = (await arrivalsAt(field)).length
  }
}
