import type { Pending } from './warning.ts'

/** Duty officers are called at once, and again so often until somebody has decided or it is too late. */
export const callEveryMs = 5 * 60_000

type Waits = Pick<Pending, 'state' | 'since' | 'calls'>

/** What waits for its time alone needs nobody. */
export const waitsForPeople = ({ state }: Pick<Pending, 'state'>): boolean => state !== 'scheduled'

export const nextCallAt = ({ since, calls }: Waits): number => since + calls * callEveryMs

/** Counted from 1. Turns that nobody was awake for are left out, not made up for: an officer needs one call, not ten at once. */
export const turnAt = ({ since }: Waits, now: number): number => Math.floor((now - since) / callEveryMs) + 1

export const isCallDue = (pending: Waits, now: number): boolean => waitsForPeople(pending) && now >= nextCallAt(pending)
