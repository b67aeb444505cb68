import type { Fault } from '../fault.ts'

export const storeRefuses: Fault = {
  name: 'store-refuses',
  does: 'DynamoDB refuses conditional writes whose condition holds',
  explained: 'whoever is refused its marks has lost its sheet: its window is left as if it had died',
  strikes: random => [
    { at: 'claim', nth: random.within(1, 5), times: 2, act: 'refuse' },
    { at: 'settle', nth: random.within(1, 6), act: 'refuse' },
  ],
}
