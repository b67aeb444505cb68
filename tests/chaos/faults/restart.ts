import type { Fault } from '../fault.ts'

export const restart: Fault = {
  name: 'restart',
  does: 'the whole stack is killed in mid-warning and started again with its data directory',
  explained: 'every window that was open is sent once more: windows of killed workers',
  strikes: random => [{ at: 'sms', nth: random.within(100, 900), act: 'restart' }],
}
