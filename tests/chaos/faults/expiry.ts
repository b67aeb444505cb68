import type { Fault } from '../fault.ts'

export const expiry: Fault = {
  name: 'expiry',
  does: 'the warning expires while its texts are still being sent',
  explained: 'windows open then are sent, the rest is suppressed: expired',
  expiresAfterSeconds: random => random.within(4, 8),
  strikes: random => [{ at: 'claim', nth: random.within(2, 4), times: 2, ms: 10_000, act: 'late' }],
}
