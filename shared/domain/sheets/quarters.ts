import type { Lane } from '../channel.ts'

/**
 * A second's calls are spread over its quarters: whoever had a whole second's at the end of one and the next one's at its begin would be
 * refused by a carrier that takes its rate, and no more than one second of it at once.
 */
export const quartersPerSecond = 4
export const quarterMs = 1000 / quartersPerSecond
/** Counted from 1970, as ms are. */
export const quarterOf = (ms: number): number => Math.floor(ms / quarterMs)

/**
 * How far ahead calls are granted, the present quarter among them. Whoever waits for its turn has one, and need not ask again and again;
 * but a red warning must not find the next second given to routine messages.
 */
const quartersAhead: Record<Lane, number> = { urgent: 4, routine: 2 }
/** Nobody waits longer for its calls, or until it is worth asking again. */
export const longestWaitMs = quartersAhead.urgent * quarterMs

/** The first quarter that a lane is granted nothing of yet. */
export const untilFor = (lane: Lane, from: number): number => from + quartersAhead[lane]

/** A fraction of a call that one quarter leaves is the next one's, for so many: next to nothing is lost. */
const quartersTogether = 20 * quartersPerSecond

/** What a quarter has of `perSecond`: one has more than another where that does not divide, as 19 is 4, 5, 5, 5. */
export const capOfQuarter = (perSecond: number, quarter: number): number => {
  const within = quarter % quartersTogether
  return upTo(perSecond, within + 1) - upTo(perSecond, within)
}
const upTo = (perSecond: number, quarters: number): number => Math.floor((perSecond * quarters) / quartersPerSecond)

/** Calls by quarter. */
export type Counts = ReadonlyMap<number, number>
/** Calls that may begin in a quarter. None: nothing is left before it, and that is when to ask again. */
export type Share = { calls: number; quarter: number }
/** The quarters to share out, `from` the present one, `until` not among them: what each may have, and what others were granted of it. */
type Quarters = { from: number; until: number; capOf(quarter: number): number; used: Counts }

/**
 * Calls for each of several askers, the first first, from the first quarter with room. What that does not have is taken of the next one:
 * a window begun a little early, and not two of them. `taken`: all together, by quarter.
 */
export const sharesOf = (
  wants: readonly number[],
  { from, until, capOf, used }: Quarters,
): { shares: Share[]; taken: Counts } => {
  const taken = new Map<number, number>()
  const roomIn = (quarter: number): number => {
    if (quarter >= until) return 0
    return Math.max(0, capOf(quarter) - (used.get(quarter) ?? 0) - (taken.get(quarter) ?? 0))
  }
  const take = (quarter: number, want: number): number => {
    const calls = Math.min(want, roomIn(quarter))
    if (calls > 0) taken.set(quarter, (taken.get(quarter) ?? 0) + calls)
    return calls
  }
  const shares = wants.map((want): Share => {
    let quarter = from
    while (quarter < until && roomIn(quarter) === 0) quarter += 1
    const calls = take(quarter, want)
    return { quarter, calls: calls + take(quarter + 1, want - calls) }
  })
  return { shares, taken }
}
