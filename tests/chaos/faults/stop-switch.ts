import type { Fault, Point } from '../fault.ts'
import { killInSend } from './kill-in-send.ts'

const scopes = ['all', 'warning', 'channel', 'carrier'] as const
const phases = ['plan-message', 'claim', 'sms', 'settle'] as const satisfies Point[]
const latest: Record<(typeof phases)[number], number> = { 'plan-message': 1, claim: 6, sms: 600, settle: 6 }

/** One for each phase of the fan-out, and of a STOP that is soon lifted, or of one channel alone, or while senders are killed. */
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
  {
    name: 'stop-switch-of-rooms',
    does: 'an operator puts a STOP on rooms at a claim or at the first post',
    explained: 'posts being made are made, the rest is suppressed: stopped; texts and loudspeakers are as ever',
    strikes: random => [{ at: random.oneOf(['claim', 'room']), nth: 1, act: 'stop-switch', scope: 'rooms' }],
  },
  {
    name: 'stop-switch-of-loudspeakers',
    does: 'an operator puts a STOP on loudspeakers before or while they are told',
    explained: 'windows open then are sent, the rest is suppressed: stopped; texts and rooms are as ever',
    strikes: random => [
      { at: random.oneOf(['plan-message', 'claim']), nth: 1, act: 'stop-switch', scope: 'loudspeakers' },
    ],
  },
  {
    name: 'stop-switch-and-kills',
    does: 'an operator puts a STOP while senders are killed in the middle of a window',
    explained: 'windows open then are sent, those of killed workers end unknown, the rest is suppressed: stopped',
    strikes: random => [
      ...killInSend.strikes(random),
      { at: 'sms', nth: random.within(100, 800), act: 'stop-switch', scope: random.oneOf(scopes) },
    ],
  },
]
