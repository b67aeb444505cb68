import type { Fault } from '../fault.ts'

export const messagesLate: Fault = {
  name: 'messages-late',
  does: 'a Cancel comes while messages of its Alert are held up: they arrive after those of the Cancel',
  explained: 'whoever was not told yet never is: suppressed',
  strikes: random => [
    { at: 'send-message', nth: 1, times: random.within(2, 3), ms: random.within(3_000, 6_000), act: 'late' },
    { at: 'send-message', nth: 1, act: 'cancel' },
  ],
}
