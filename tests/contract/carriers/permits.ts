import type { Channel } from '../../../shared/domain/channel.ts'
import { formatRef, type SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import { admit, isPermit, type Permit } from '../../../shared/domain/wall.ts'

/** The village in which everything of the contract suites happens. */
export const village = '430182101001'
const seq = 1
const sheetOf = (channel: Channel): SheetId => ({
  warning: 'w1',
  county: '430182',
  bucket: 0,
  place: village,
  channel,
  page: 0,
})

/** What every message of the suites says of itself. */
export const refOf = (channel: Channel): string => formatRef(sheetOf(channel), seq)

const channelOf = (address: string): Channel =>
  address.startsWith('+') ? 'sms' : address.includes(':') ? 'group-chat' : 'loudspeaker'

type Leave = { status?: 'Actual' | 'Exercise'; sheet?: Partial<SheetId> }

/** Leave of the wall, as the product gets it. Numbers: +86 154, which no carrier assigns. */
export const permitFor = (address: string, { status = 'Actual', sheet = {} }: Leave = {}): Permit => {
  const permit = admit({
    status,
    sheet: { ...sheetOf(channelOf(address)), ...sheet },
    seq,
    slot: { id: 'somebody', address, exercise: status === 'Exercise' },
    listedNow: () => true,
  })
  if (!isPermit(permit)) throw new Error('whoever is listed is always admitted')
  return permit
}

/** What somebody who goes around the wall would hand in: all that a permit says, and nothing that the wall knows of. */
export const forgedPermit = (address: string): Permit => ({ ...permitFor(address) })

export const phone = (n: number): string => `+86154${String(n).padStart(8, '0')}`

export const never = (): AbortSignal => new AbortController().signal

/** Waits for a condition, not for a time. */
export const until = async (holds: () => boolean, deadlineMs = 5_000): Promise<void> => {
  const end = Date.now() + deadlineMs
  while (!holds()) {
    if (Date.now() > end) throw new Error('what was waited for did not happen')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
