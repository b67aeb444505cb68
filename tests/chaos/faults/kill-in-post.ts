import type { Fault } from '../fault.ts'

export const killInPost: Fault = {
  name: 'kill-in-post',
  does: 'kills whoever posts into rooms, in the midst of a post',
  explained: 'who had it of the rooms that it posted into gets it once more: windows of killed workers',
  strikes: random => [{ at: 'room', nth: random.within(1, 3), act: random.oneOf(['kill', 'kill-after']) }],
}
