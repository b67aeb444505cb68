import type { ChannelFigures, WarningStatus } from '../../../shared/contracts/http.ts'

/** Why there is nothing more to wait for with one warning; `working`: there is. */
export type Ending = 'marked' | 'ended' | 'waits-for-a-person' | 'waits-for-a-clock' | 'working'
type Progress = Pick<WarningStatus, 'state' | 'handedOver' | 'channels' | 'issuedAt'>

export const endingOf = (status: Progress): Ending => {
  switch (status.state) {
    case 'awaiting-approval':
    case 'needs-targeting':
      return 'waits-for-a-person'
    case 'scheduled':
      return 'waits-for-a-clock'
    case 'in-force':
      return sending(status)
    case 'rejected':
    case 'cancelled':
    case 'cancelled-before-arrival':
    case 'expired':
      // What was never issued has no marks; what was issued must still end with them.
      return status.issuedAt === undefined ? 'ended' : sending(status)
  }
}

const sending = ({ handedOver, channels }: Progress): Ending => {
  const figures = Object.values(channels)
  const open = sum(figures, ({ open }) => open)
  if (open === 0) return handedOver ? 'marked' : 'working'
  // Held back until the quiet hours end: nobody is going to be woken by waiting here.
  return open === sum(figures, ({ reasons }) => reasons['quiet-hours'] ?? 0) ? 'waits-for-a-clock' : 'working'
}

const sum = (figures: ChannelFigures[], count: (figures: ChannelFigures) => number): number =>
  figures.reduce((total, each) => total + count(each), 0)
