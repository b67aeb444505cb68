import type { Fault, Point } from '../fault.ts'

const phases = ['plan-message', 'send-message', 'claim', 'sms', 'settle'] as const satisfies Point[]
const latest: Record<(typeof phases)[number], number> = {
  'plan-message': 1,
  'send-message': 2,
  claim: 6,
  sms: 600,
  settle: 8,
}

/** One for each phase of the fan-out that it races. */
export const cancels: Fault[] = phases.map(phase => ({
  name: `cancel-at-${phase}`,
  does: `a Cancel arrives at a ${phase} of its Alert`,
  explained: 'windows open then are sent, the rest is suppressed; who may have the Alert is told it is over, after it',
  strikes: random => [{ at: phase, nth: random.within(1, latest[phase]), act: 'cancel' }],
}))
