import type { HandOverResult } from '../../../shared/ports/carriers.ts'

/** What may happen at a hand-over, on any carrier, and what must be made of it. */
export type Situation =
  | 'throttles'
  | 'is busy'
  | 'refuses'
  | 'cannot be reached'
  | 'takes it and the connection breaks'
  | 'does not take it and the connection breaks'
  | 'takes it and never answers'
  | 'never answers'

export type Expectation = { situation: Situation; result: HandOverResult; arrives: boolean }

export const expectations: Expectation[] = [
  { situation: 'throttles', result: { outcome: 'retry-later', reason: 'throttled' }, arrives: false },
  { situation: 'is busy', result: { outcome: 'retry-later', reason: 'carrier-busy' }, arrives: false },
  { situation: 'refuses', result: { outcome: 'refused', reason: 'carrier-refused' }, arrives: false },
  { situation: 'cannot be reached', result: { outcome: 'retry-later', reason: 'connection-lost' }, arrives: false },
  {
    situation: 'takes it and the connection breaks',
    result: { outcome: 'unknown', reason: 'connection-lost' },
    arrives: true,
  },
  {
    situation: 'does not take it and the connection breaks',
    result: { outcome: 'unknown', reason: 'connection-lost' },
    arrives: false,
  },
  { situation: 'takes it and never answers', result: { outcome: 'unknown', reason: 'timeout' }, arrives: true },
  { situation: 'never answers', result: { outcome: 'unknown', reason: 'timeout' }, arrives: false },
]
