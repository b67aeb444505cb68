import type { Fault } from '../fault.ts'

export const messagesTwice: Fault = {
  name: 'messages-twice',
  does: 'every message of the queues comes twice, and records of the stream do',
  explained: 'the second finds its sheet claimed or done',
  strikes: () => [
    { at: 'plan-message', nth: 1, times: 1_000, act: 'twice' },
    { at: 'send-message', nth: 1, times: 1_000, act: 'twice' },
    { at: 'records', nth: 1, times: 1_000, act: 'twice' },
  ],
}
