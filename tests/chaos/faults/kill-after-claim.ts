import type { Fault } from '../fault.ts'

export const killAfterClaim: Fault = {
  name: 'kill-after-claim',
  does: 'kills a sender when its claim is stored, before it sends',
  explained:
    'its window is a doubt: it is handed over again, and nobody had it; so is that of its other sheet under way',
  strikes: random => [{ at: 'claim', nth: random.within(1, 6), act: 'kill-after' }],
}
