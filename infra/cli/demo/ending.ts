import type { ChannelFigures, WarningStatus } from '../../../shared/contracts/http.ts'

/** Why there is nothing more to wait for with one warning; `working`: there is. */
export type Ending = 'marked' | 'ended' | 'waits-for-a-person' | 'waits-for-a-clock' | 'working'
type Progress = Pick<WarningStatus, 'state' | 'handedOver' | 'heldUntilAt' | 'channels' | 'issuedAt'>

/** A retry waits seconds; quiet hours are not waited for. */
const worthWaitingMs = 90_000

export const endingOf = (status: Progress, now: number): Ending => {
  switch (status.state) {
    case 'awaiting-approval':
    case 'needs-targeting':
      return 'waits-for-a-person'
    case 'scheduled':
      return 'waits-for-a-clock'
    case 'in-force':
      return sending(status, now)
    case 'rejected':
    case 'cancelled':
    case 'cancelled-before-arrival':
    case 'expired':
      // What was never issued has no marks; what was issued must still end with them.
      return status.issuedAt === undefined ? 'ended' : sending(status, now)
  }
}

const sending = ({ handedOver, heldUntilAt, channels }: Progress, now: number): Ending => {
  if (heldUntilAt !== undefined && heldUntilAt > now + worthWaitingMs) return 'waits-for-a-clock'
  const open = sum(Object.values(channels), ({ open }) => open)
  return handedOver && open === 0 ? 'marked' : 'working'
}

const sum = (figures: ChannelFigures[], count: (figures: ChannelFigures) => number): number =>
  figures.reduce((total, each) => total + count(each), 0)
