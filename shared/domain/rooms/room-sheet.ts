import type { Lane } from '../channel.ts'
import type { HandOverResult } from '../sheets/hand-over.ts'
import { type Mark, type MarkReason, secondsSince } from '../sheets/mark.ts'
import type { Claim, Sheet } from '../sheets/sheet.ts'
import { isDone, markAt } from '../sheets/sheet-marks.ts'
import { closeWindow, openWindow, recoverOpen } from '../sheets/window.ts'
import type { RoomPost } from './room-post.ts'

/** A room is a sheet of one slot; these are its transitions (docs/architecture.md, "Rooms"). */
const slot = 0
const slots = [slot]

export const roomMark = (sheet: Sheet): Mark => markAt(sheet, slot)

/** What a room may refuse for the words of one Alert, and not for the robot's sake: the others of its post are innocent. */
const reasonsOfWords: readonly MarkReason[] = ['carrier-refused', 'too-long']

/** What each Alert of a post has of the robot's answer: one refused word is no verdict on the others, so each is tried alone. */
export const resultForEach = (result: HandOverResult, alerts: number): HandOverResult =>
  alerts > 1 && result.outcome === 'refused' && reasonsOfWords.includes(result.reason)
    ? { outcome: 'retry-later', reason: result.reason }
    : result

/** It was in a post that was refused for its words: nobody shares the next one with it. */
export const goesAlone = (sheet: Sheet): boolean => {
  const { state, reason } = roomMark(sheet)
  return state === 'retry' && reasonsOfWords.includes(reason)
}

export const opened = (sheet: Sheet, claim: Claim, post: string, now: number): Sheet => ({
  ...openWindow(sheet, slots),
  claim,
  post,
  firstSentAt: sheet.firstSentAt ?? now,
})

type Closing = { result: HandOverResult; lane: Lane; issuedAt: number; now: number }

/** The window's result, and the claim given up. `dueAt`: not before this, where it is to be tried again. */
export const closed = (sheet: Sheet, { result, lane, issuedAt, now }: Closing): Sheet => {
  const { claim: _claim, dueAt: _dueAt, ...free } = sheet
  const next = closeWindow(free, { slots, results: [result], lane, seconds: secondsSince(issuedAt, now) })
  const accepted = result.outcome === 'accepted'
  return { ...next, done: isDone(next), ...(accepted && { lastAcceptedAt: now }) }
}

/**
 * A sheet that a dead worker left, as it can be known now: by the record of the post that it names, if that was still written;
 * otherwise whoever had the window open is a maybe.
 */
export const recovered = (sheet: Sheet, post: RoomPost | undefined, lane: Lane, issuedAt: number): Sheet => {
  if (roomMark(sheet).state !== 'open') return sheet
  if (!post) return recoverOpen(sheet, lane)
  return closed(sheet, { result: resultOf(post), lane, issuedAt, now: post.at })
}

const resultOf = ({ outcome, reason = 'none', alerts }: RoomPost): HandOverResult =>
  outcome === 'accepted' ? { outcome } : resultForEach({ outcome, reason }, alerts.length)
