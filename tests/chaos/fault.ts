import type { Random } from './random.ts'

/** What is seen passing on the wire. */
export const points = [
  'object',
  'commit',
  'plan-message',
  'send-message',
  'read',
  'claim',
  'sms',
  'room',
  'loudspeaker',
  'settle',
  'records',
] as const
export type Point = (typeof points)[number]

/**
 * What is done to a call. kill: the process that calls, with SIGKILL · throttle, fail, refuse: an answer, without asking · reset: the
 * connection · hang: nothing · …-after: the call was carried out, and its answer is what suffers · half: of the answer · some: of what a batch asks
 * for, the rest is left unprocessed, or of many numbers, the others are not named · nonsense: instead of it · twice: the call is made twice, or its answer says everything twice · late: the call waits · poison: something
 * unreadable goes the same way.
 */
export const acts = [
  'kill',
  'kill-after',
  'throttle',
  'fail',
  'fail-after',
  'refuse',
  'reset',
  'reset-after',
  'hang',
  'hang-after',
  'half',
  'some',
  'nonsense',
  'twice',
  'late',
  'poison',
] as const
/**
 * What is done beside it, by whoever sends warnings or runs the service. restart: with kill -9 · stop: in order, and started again ·
 * stop-switch: an operator's STOP.
 */
export const deeds = ['cancel', 'update', 'restart', 'stop', 'stop-switch'] as const
/** What a STOP is put on: everything, this warning, texts, the carrier of texts, rooms, or loudspeakers. */
export type Scope = 'all' | 'warning' | 'channel' | 'carrier' | 'rooms' | 'loudspeakers'
export type Act = (typeof acts)[number]
export type Deed = (typeof deeds)[number]

/**
 * The `nth` call at a point, at `sms` the call with the `nth` text, and those after it until it was done `times` (1). `ms`: of `late`; of a
 * STOP, which is lifted after so long, and never without. `scope`: of a STOP.
 */
export type Strike = { at: Point; nth: number; times?: number; ms?: number; scope?: Scope; act: Act | Deed }

/** A plain value: what is done is a pure function of the seed. */
export type Fault = {
  name: string
  /** In one line. */
  does: string
  /** How the table explains what follows of it. */
  explained: string
  strikes(random: Random): Strike[]
  /** The clock of the functions that send texts is wrong by so much; they are started with libfaketime. */
  clockOffMinutes?(random: Random): number
  /** How long after it is sent the warning expires. */
  expiresAfterSeconds?(random: Random): number
}

export const isDeed = (act: Strike['act']): act is Deed => deeds.some(deed => deed === act)
