import type { Fault } from '../fault.ts'

export const stop: Fault = {
  name: 'stop',
  does: 'the whole stack is ended in order in mid-warning and started again with its data directory',
  explained: 'every window that was open is sent once more: windows of killed workers',
  strikes: random => [{ at: 'settle', nth: random.within(1, 8), act: 'stop' }],
}
