import type { Fault } from '../fault.ts'

export const killBeforeClaim: Fault = {
  name: 'kill-before-claim',
  does: 'kills a sender as it claims a sheet',
  explained:
    'nothing of it is stored: the message comes back; what its other sheet under way had open is sent once more',
  strikes: random => [
    { at: 'claim', nth: random.within(1, 3), act: 'kill' },
    { at: 'claim', nth: random.within(4, 8), act: 'kill' },
  ],
}
