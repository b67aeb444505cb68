import { type Behaviour, losesTheAnswer, putsOff, refuses } from '../../../shared/adapters/memory/carrier-behaviour.ts'
import type { Situation } from './situations.ts'

/** How the carriers in memory are told to behave for each situation. */
export const memoryBehaviour: Record<Situation, Behaviour> = {
  throttles: putsOff('throttled', 1),
  'is busy': putsOff('carrier-busy', 1),
  refuses: refuses('carrier-refused'),
  'cannot be reached': putsOff('connection-lost', 1),
  'takes it and the connection breaks': losesTheAnswer(true),
  'does not take it and the connection breaks': losesTheAnswer(false),
  'takes it and never answers': losesTheAnswer(true, 'timeout'),
  'never answers': losesTheAnswer(false, 'timeout'),
}
