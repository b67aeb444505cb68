import type { MsgType } from '../../../shared/domain/cap/alert.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Mark } from '../../../shared/domain/sheets/mark.ts'

/** Slots of a sheet that a worker had opened. `leftAt`: when somebody else found it open: its worker never came back to it. */
export type Window = {
  sheet: string
  seq: number
  slots: number[]
  openedAt: number
  closedAt?: number
  leftAt?: number
}

/** One slot that is owed a hand-over, as the store has it at the end. `recipient`: as the sink calls it. */
export type Owed = {
  recipient: string
  channel: Channel
  sheet: string
  slot: number
  seq: number
  mark: Pick<Mark, 'state' | 'reason'>
  /** Only what an Update or Cancel found, and ended. */
  archived: boolean
  /** False: a loudspeaker that is switched off takes nothing, and its broker does not know. */
  listens: boolean
}

export type Arrived = { recipient: string; channel: Channel; at: number; said: string; msgType: MsgType }

/** All that is known after a run. Times are of one clock, in ms. */
export type Evidence = {
  /** Phones that must be owed something, by the directory. */
  phones: readonly string[]
  owed: readonly Owed[]
  arrivals: readonly Arrived[]
  windows: readonly Window[]
  /** Taken by the carrier, and the answer lost. */
  answersLost: readonly { recipient: string; at: number }[]
  /** What was sent after the Alert, and when it was accepted. */
  followed?: { msgType: 'Update' | 'Cancel'; acceptedAt: number } | undefined
  /** What an operator stopped, and until when: the lift was asked for then. */
  stopped?: { channels: readonly Channel[]; acceptedAt: number; liftedAt?: number } | undefined
  expires: boolean
}

export type Figures = {
  planned: number
  marked: number
  lost: number
  sent: number
  /** Extra copies of one and the same message. */
  duplicates: { windows: number; ambiguous: number; unexplained: number }
  overtakings: number
  /** Marked `unknown`: who had it all the same, and who did not. */
  doubts: { sent: number; unsent: number }
  /** Marked as held back, and the sink has it. */
  untrue: number
  /** What arrived after its Cancel, or a STOP, was accepted: of windows that were open then, and beyond. */
  afterwards: { open: number; beyond: number }
  /** Marks that no event of the run explains, by what they say. */
  unexplainedMarks: Record<string, number>
}
