import type { Fault } from '../fault.ts'

export const carrierLosesAnswers: Fault = {
  name: 'carrier-loses-answers',
  does: 'carriers take texts and fail, reset, hang, or answer half or nonsense',
  explained: 'nobody can know whether they were taken: sent once more, or marked unknown, in the column ambiguous',
  strikes: random => [
    { at: 'sms', nth: random.within(10, 60), times: random.within(3, 10), act: 'fail-after' },
    { at: 'sms', nth: random.within(150, 200), times: random.within(3, 10), act: 'reset-after' },
    { at: 'sms', nth: random.within(300, 350), times: random.within(2, 5), act: 'half' },
    { at: 'sms', nth: random.within(450, 500), times: random.within(2, 5), act: 'nonsense' },
    { at: 'sms', nth: random.within(600, 700), times: random.within(1, 3), act: random.oneOf(['hang', 'hang-after']) },
    { at: 'room', nth: 1, times: 3, act: random.oneOf(['reset-after', 'nonsense']) },
    // Only Tencent's answers can leave numbers out.
    { at: 'sms', nth: random.within(800, 900), act: 'some' },
  ],
}
