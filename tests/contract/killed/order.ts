import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { Tables } from '../support/tables.ts'

/** Where a worker may die: the rows of the protocol's crash table. */
export const killPoints = [
  'before-claim',
  'after-claim',
  'in-hand-over',
  'after-hand-over',
  'after-window',
  'after-done',
] as const
export type KillPoint = (typeof killPoints)[number]

/** What a worker process is told, as JSON. `clockAheadMs`: how much later than now it lives. */
export type Order = { tables: Tables; message: SendMessage; killAt?: KillPoint; clockAheadMs: number }
