import type { Fault } from '../fault.ts'

export const killAfterMark: Fault = {
  name: 'kill-after-mark',
  does: 'kills a sender when the marks of a window are stored',
  explained:
    'the window that the same write opened is a doubt, and nobody had it; so is that of its other sheet under way',
  strikes: random => [{ at: 'settle', nth: random.within(1, 8), act: 'kill-after' }],
}
