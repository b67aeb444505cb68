import type { Fault } from '../fault.ts'

export const updateRaces: Fault = {
  name: 'update',
  does: 'an Update arrives in the middle of its Alert',
  explained: 'everybody is told what is true now, once; no older word after it',
  strikes: random => [{ at: random.oneOf(['claim', 'settle']), nth: random.within(1, 8), act: 'update' }],
}
