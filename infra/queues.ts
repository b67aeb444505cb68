/**
 * The queues as data. The send functions are time-boxed and resumable, and planning twice names the same sheets: their messages hide
 * only a little longer than a run may take, so that a crash, or a fault of the store, costs a warning seconds. All others hide for six
 * times their function's timeout, as AWS advises for event source mappings.
 */
export const sendTimeoutSeconds = 20
export const workTimeoutSeconds = 20
export const rosterTimeoutSeconds = 300
const soonAfter = (timeoutSeconds: number): number => timeoutSeconds + 5
const visibleAfter = (timeoutSeconds: number): number => 6 * timeoutSeconds

type Lane = 'urgent' | 'routine'
export type QueuePlan = {
  lane: Lane
  /** Where a message goes that was received this often in vain. */
  dead: DeadQueueName
  maxReceiveCount: number
  visibilitySeconds: number
  batchSize: number
  /** A batch of more than ten needs a window: an AWS rule. */
  windowSeconds?: number
}

const planning = {
  dead: 'plan-dead',
  maxReceiveCount: 10,
  visibilitySeconds: soonAfter(workTimeoutSeconds),
  batchSize: 1,
} as const
const oneByOne = { maxReceiveCount: 5, visibilitySeconds: visibleAfter(workTimeoutSeconds), batchSize: 1 } as const
/** As many as come without waiting for them: what ten sheets ask of the store they ask together (docs/adr/0020). */
const sending = { maxReceiveCount: 10, visibilitySeconds: soonAfter(sendTimeoutSeconds), batchSize: 10 } as const
const recording = {
  maxReceiveCount: 5,
  visibilitySeconds: visibleAfter(workTimeoutSeconds),
  batchSize: 100,
  windowSeconds: 1,
} as const

/**
 * Receipts are written a row a sheet and batch, so few large batches cost a fraction of many small ones (docs/adr/0017). Nobody waits for a
 * receipt as for a warning: it comes some seconds after its message, half a minute with loudspeakers, and is shown up to ten later. At a million
 * a minute ten seconds of packs are 4 MB; Lambda takes 6 at once.
 */
const gathering = { batchSize: 5_000, windowSeconds: 10 } as const

export const queuePlans = {
  'plan-urgent': { ...planning, lane: 'urgent' },
  'plan-routine': { ...planning, lane: 'routine' },
  'sms-urgent': { ...sending, lane: 'urgent', dead: 'sms-dead' },
  'sms-routine': { ...sending, lane: 'routine', dead: 'sms-dead' },
  'speaker-urgent': { ...sending, lane: 'urgent', dead: 'speaker-dead' },
  'speaker-routine': { ...sending, lane: 'routine', dead: 'speaker-dead' },
  // What waits for one room is looked at together, too.
  chat: { ...sending, lane: 'urgent', dead: 'chat-dead' },
  watch: { ...oneByOne, lane: 'urgent', dead: 'watch-dead' },
  receipts: {
    ...{ ...recording, ...gathering, lane: 'routine', dead: 'receipts-dead' },
    // What is gathered is hidden meanwhile, too.
    visibilitySeconds: visibleAfter(workTimeoutSeconds) + gathering.windowSeconds,
  },
  presence: { ...recording, lane: 'routine', dead: 'presence-dead' },
  roster: {
    lane: 'routine',
    dead: 'roster-dead',
    maxReceiveCount: 3,
    visibilitySeconds: visibleAfter(rosterTimeoutSeconds),
    batchSize: 1,
  },
  programme: { ...oneByOne, lane: 'routine', dead: 'programme-dead' },
  notices: { ...oneByOne, lane: 'routine', dead: 'notices-dead' },
} as const satisfies Record<string, QueuePlan>
export type QueueName = keyof typeof queuePlans
/** Of whoever sends sheets on their way. */
export const sendQueues = ['sms-urgent', 'sms-routine', 'speaker-urgent', 'speaker-routine', 'chat'] as const

/** What could not be handled, by the worker that could not; one consumer, `record-dead-letter`, ends each with a mark or a copy. */
export const deadQueuePlans = {
  'plan-dead': { what: 'a county of a warning could not be planned' },
  'sms-dead': { what: 'a sheet of SMS could not be sent' },
  'speaker-dead': { what: 'a sheet of loudspeakers could not be sent' },
  'chat-dead': { what: 'a post to a room could not be sent' },
  'watch-dead': { what: 'a county of a warning is no longer watched' },
  'receipts-dead': { what: 'reports of terminals or carriers could not be recorded' },
  'presence-dead': { what: 'terminals that came or went could not be recorded' },
  'roster-dead': { what: 'the roster pages of a county could not be built' },
  'programme-dead': { what: 'the villages of a county could not be told their programme' },
  'notices-dead': { what: 'work of the calendar could not be done' },
  'outbox-failures': { what: 'the relay gave an outbox entry up' },
  'tick-failures': { what: 'a tick did not run' },
  'delivery-log-failures': { what: 'SMS receipts could not be recorded', personal: true },
  'terminal-failures': { what: 'a report of a terminal did not reach its queue' },
} as const satisfies Record<string, { what: string; personal?: true }>
export type DeadQueueName = keyof typeof deadQueuePlans
