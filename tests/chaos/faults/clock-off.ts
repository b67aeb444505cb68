import type { Fault } from '../fault.ts'

export const clockOff: Fault = {
  name: 'clock-off',
  does: 'the clock of the processes that send texts is minutes off (libfaketime), and one of them is killed',
  explained: 'only the store’s time counts: as with a right clock',
  clockOffMinutes: random => random.oneOf([-1, 1]) * random.within(3, 15),
  strikes: random => [{ at: 'sms', nth: random.within(50, 400), act: 'kill' }],
}
