import { type Fault, type Point, scopes } from '../fault.ts'

const phases = ['plan-message', 'claim', 'sms', 'settle'] as const satisfies Point[]
const latest: Record<(typeof phases)[number], number> = { 'plan-message': 1, claim: 6, sms: 600, settle: 6 }

/** One for each phase of the fan-out, and one of a STOP that is soon lifted. */
export const stopSwitches: Fault[] = [
  ...(phases.map(phase => ({
    name: `stop-switch-at-${phase}`,
    does: `an operator puts a STOP at a ${phase}: on everything, the warning, texts or their carrier`,
    explained: 'windows open then are sent, the rest is suppressed: stopped; and what was not stopped is sent',
    strikes: random => [
      { at: phase, nth: random.within(1, latest[phase]), act: 'stop-switch', scope: random.oneOf(scopes) },
    ],
  })) satisfies Fault[]),
  {
    name: 'stop-switch-lifted',
    does: 'an operator puts a STOP while messages are held up, and lifts it before all of them have come',
    explained: 'what came to be sent meanwhile stays suppressed: stopped; what comes after is sent',
    strikes: random => [
      {
        ...{ at: 'plan-message', nth: 1, act: 'stop-switch', scope: random.oneOf(['all', 'warning']) },
        ms: random.within(1_500, 2_500),
      },
      { at: 'send-message', nth: 2, times: 2, ms: random.within(5_000, 7_000), act: 'late' },
    ],
  },
]
