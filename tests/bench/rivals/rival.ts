/** What a run gives a rival's process. `inFlight` and `perSecond` are one process's share. */
export type Given = {
  redis: { host: string; port: number }
  postgres: string
  sink: string
  inFlight: number
  /** Where the carrier has a quota, and so must whoever sends to it. */
  perSecond?: number
}

/** What its store says at the end. */
export type Statuses = { sent: number; failed: number }

/** undefined: the carrier did not take it, however often it was asked. */
export type Send = (phone: string) => Promise<string | undefined>

/** A queue of others as its users would use it: each recipient has a status in a store that outlives the processes. */
export type Rival = {
  /** Empties its store. */
  prepare(): Promise<void>
  /** Puts recipients 0 to n into the queue: the clock runs. */
  enqueue(n: number): Promise<void>
  /** Takes what is queued until the returned function is called. */
  work(send: Send): Promise<() => Promise<void>>
  statuses(): Promise<Statuses>
}

export const rivalNames = ['bullmq', 'bullmq-100', 'skip-locked', 'pg-boss'] as const
export type RivalName = (typeof rivalNames)[number]

/** Between the run and a rival's process. */
export type Order = { order: 'prepare' | 'work' | 'rest' | 'statuses' } | { order: 'enqueue'; n: number }
export type Reply = { done: true; statuses?: Statuses } | { fault: string }

/** +86154 is nobody's. */
export const phoneOf = (number: number): string => `+86154${String(number).padStart(8, '0')}`
