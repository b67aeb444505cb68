import type { Fault } from '../fault.ts'

export const queueFails: Fault = {
  name: 'queue-fails',
  does: 'SQS throttles, fails and resets, before and after it has taken messages',
  explained: 'sent again, and handled once',
  strikes: random => [
    { at: 'plan-message', nth: 1, act: random.oneOf(['throttle', 'fail', 'reset', 'reset-after']) },
    { at: 'send-message', nth: random.within(1, 2), times: 3, act: random.oneOf(['throttle', 'fail', 'reset']) },
    { at: 'send-message', nth: random.within(3, 5), act: random.oneOf(['reset-after', 'fail-after', 'half']) },
  ],
}
