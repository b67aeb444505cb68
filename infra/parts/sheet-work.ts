import { type Right, reads, readsAndWrites, sendsTo, takesFrom } from '../constructs/rights.ts'
import type { QueueName } from '../queues.ts'
import type { Parts } from './store.ts'

/** Claiming sheets, and putting what is not finished back on its queue. */
export const sheetWork = ({ directory, warnings, sheets, queues }: Parts, ...names: QueueName[]): Right[] => [
  reads(directory, warnings),
  readsAndWrites(sheets),
  takesFrom(...queues.all(...names)),
  sendsTo(...queues.all(...names)),
]
