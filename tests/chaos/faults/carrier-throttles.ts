import type { Fault } from '../fault.ts'

export const carrierThrottles: Fault = {
  name: 'carrier-throttles',
  does: 'the carriers of texts, rooms and loudspeakers throttle and fail, without taking anything',
  explained: 'put off and tried again: nobody is sent anything twice',
  strikes: random => [
    { at: 'sms', nth: random.within(10, 200), times: random.within(50, 300), act: 'throttle' },
    { at: 'sms', nth: random.within(550, 600), times: random.within(5, 20), act: 'fail' },
    { at: 'room', nth: 1, times: 3, act: 'throttle' },
    { at: 'loudspeaker', nth: 1, times: random.within(1, 3), act: random.oneOf(['throttle', 'fail', 'reset']) },
  ],
}
