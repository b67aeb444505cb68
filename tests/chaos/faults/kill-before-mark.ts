import type { Fault } from '../fault.ts'

export const killBeforeMark: Fault = {
  name: 'kill-before-mark',
  does: 'kills a sender when all of a window was sent and nothing of it is written',
  explained:
    'its whole window gets it once more, and who had it of its other sheet under way: windows of killed workers',
  strikes: random => [{ at: 'settle', nth: random.within(1, 8), act: 'kill' }],
}
