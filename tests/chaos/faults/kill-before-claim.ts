import type { Fault } from '../fault.ts'

export const killBeforeClaim: Fault = {
  name: 'kill-before-claim',
  does: 'kills a sender as it claims a sheet',
  explained: 'nothing is stored: the message comes back, nobody is sent anything twice',
  strikes: random => [
    { at: 'claim', nth: random.within(1, 3), act: 'kill' },
    { at: 'claim', nth: random.within(4, 8), act: 'kill' },
  ],
}
