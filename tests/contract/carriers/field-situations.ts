import type { Fault, Faults } from '../../../infra/field/faults.ts'
import type { Situation } from './situations.ts'

const kinds: Record<Exclude<Situation, 'cannot be reached'>, Pick<Fault, 'kind' | 'takes'>> = {
  throttles: { kind: 'throttle', takes: false },
  'is busy': { kind: 'busy', takes: false },
  refuses: { kind: 'refuse', takes: false },
  'takes it and the connection breaks': { kind: 'reset', takes: true },
  'does not take it and the connection breaks': { kind: 'reset', takes: false },
  'takes it and never answers': { kind: 'hang', takes: true },
  'never answers': { kind: 'hang', takes: false },
}

export const arrangeInField = (
  faults: Faults,
  channel: Fault['channel'],
  situation: Exclude<Situation, 'cannot be reached'>,
): void => faults.add({ channel, calls: 1, ...kinds[situation] })
