import type { Fault } from '../fault.ts'

export const storeThrottles: Fault = {
  name: 'store-throttles',
  does: 'DynamoDB answers reads, claims and marks with throttling, many times in a row',
  explained: 'a window whose marks were never taken is left as if its worker had died',
  strikes: random => [
    { at: 'read', nth: random.within(1, 40), times: random.within(4, 12), act: 'throttle' },
    { at: 'claim', nth: random.within(1, 6), times: random.within(1, 4), act: 'throttle' },
    { at: 'settle', nth: random.within(2, 8), times: random.within(4, 8), act: 'throttle' },
  ],
}
