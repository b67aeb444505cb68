import type { MarkReason } from './mark.ts'

/**
 * What a carrier says at hand-over, per recipient, in the order given:
 * accepted: it took it · refused: it never will (`failed`) · retry-later: not now, and surely not taken · unknown: the outcome was lost.
 */
export type HandOverResult =
  | { outcome: 'accepted'; messageId?: string }
  | { outcome: 'refused'; reason: MarkReason }
  | { outcome: 'retry-later'; reason: MarkReason; afterSeconds?: number }
  | { outcome: 'unknown'; reason: MarkReason }

/** The caller gave up, or its time was over, before this one was begun: nothing is in doubt, so it is simply tried again. */
export const notBegun: Extract<HandOverResult, { outcome: 'retry-later' }> = {
  outcome: 'retry-later',
  reason: 'interrupted',
}
