import type { Fault } from '../fault.ts'

export const killInSend: Fault = {
  name: 'kill-in-send',
  does: 'kills a sender in the middle of a window',
  explained: 'who had it of the windows of its two sheets under way gets it once more: windows of killed workers',
  strikes: random => [
    { at: 'sms', nth: random.within(20, 150), act: random.oneOf(['kill', 'kill-after']) },
    { at: 'sms', nth: random.within(300, 900), act: random.oneOf(['kill', 'kill-after']) },
  ],
}
