import type { Fault } from '../fault.ts'

export const carrierThrottles: Fault = {
  name: 'carrier-throttles',
  does: 'the carriers of texts and rooms answer with throttling and failures, without taking anything',
  explained: 'put off and tried again: nobody is sent anything twice',
  strikes: random => [
    { at: 'sms', nth: random.within(10, 200), times: random.within(50, 300), act: 'throttle' },
    { at: 'room', nth: 1, times: 1, act: 'throttle' },
  ],
}
