import type { Fault } from '../fault.ts'

export const poisonMessage: Fault = {
  name: 'poison-message',
  does: 'messages that nobody can read lie in the queues of plans and of texts',
  explained: 'they end as dead letters, and hold nobody up',
  strikes: () => [
    { at: 'plan-message', nth: 1, act: 'poison' },
    { at: 'send-message', nth: 1, times: 3, act: 'poison' },
  ],
}
