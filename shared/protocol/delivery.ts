import type { Carrier, Lane } from '../domain/channel.ts'
import type { Slot } from '../domain/directory/roster.ts'
import type { Policy } from '../domain/policy.ts'
import type { HandOverResult } from '../domain/sheets/hand-over.ts'
import type { SheetId } from '../domain/sheets/sheet-id.ts'
import type { Log } from '../ports/log.ts'
import type { WorkQueue } from '../ports/queue.ts'
import type { Quota } from '../ports/quota.ts'
import type { Sheets } from '../ports/sheets.ts'
import type { Stops, Warnings } from '../ports/warnings.ts'
import type { Briefing, BriefingPorts } from './briefing.ts'

/** One window of a sheet: what is handed over together, and written together. */
export type Window = {
  sheet: SheetId
  briefing: Briefing
  /** `try` counts from 1. */
  slots: { slot: number; try: number; recipient: Slot }[]
  lane: Lane
  signal: AbortSignal
}

/** What of a series came before this sheet's seq, and may still be on its way to somebody. */
export type Earlier = {
  sheet: SheetId
  briefing: Briefing
  /** `<warning>.<seq>` of each earlier Alert. */
  ids: readonly string[]
  /** When the last of them would have expired, ms. */
  until: number
  signal: AbortSignal
}

/** How many recipients of a sheet go together. */
export type Portion = {
  /** In one window: what a crash can at most leave in doubt. */
  window: number
  /** In one call of the carrier: its rate counts calls. */
  call: number
  /** Sheets that one worker has under way: each has a window, and what a dead worker leaves in doubt is all of them. */
  sheets: number
}

/** All that come together: more than ten messages come to a worker only when it waits for them (Lambda, "Batching behavior"). */
export const allAtOnce = 10

/** What a channel is to the protocol. */
export type Delivery = {
  carrier: Carrier
  portion(lane: Lane): Portion
  /** Done before the first claim of a sheet of which an earlier seq touched anybody, as often as that is tried. A fault: not now. */
  before?(earlier: Earlier): Promise<void>
  /** One result per slot of the window, in order. Never rejects for a recipient's sake. */
  handOver(window: Window): Promise<HandOverResult[]>
}

export type SheetPorts = BriefingPorts & {
  warnings: Pick<Warnings, 'find'>
  sheets: Sheets
  stops: Pick<Stops, 'active'>
  quota: Quota
  queue: Pick<WorkQueue, 'send'>
  policy: Policy
  newToken(): string
  pause(milliseconds: number): Promise<void>
  log: Log
}
