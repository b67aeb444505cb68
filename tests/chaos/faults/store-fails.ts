import type { Fault } from '../fault.ts'

export const storeFails: Fault = {
  name: 'store-fails',
  does: 'DynamoDB fails, resets, hangs, answers half or nonsense, before and after it has written',
  explained: 'the SDK asks again; a window whose marks were never taken is left as if its worker had died',
  strikes: random => [
    { at: 'claim', nth: random.within(1, 4), act: random.oneOf(['fail', 'reset', 'hang']) },
    { at: 'claim', nth: random.within(5, 8), act: random.oneOf(['fail-after', 'reset-after', 'hang-after']) },
    { at: 'settle', nth: random.within(1, 4), act: random.oneOf(['half', 'nonsense', 'fail-after']) },
    { at: 'settle', nth: random.within(5, 9), act: random.oneOf(['reset-after', 'hang-after', 'hang']) },
    { at: 'read', nth: random.within(10, 60), times: 3, act: random.oneOf(['fail', 'reset', 'half', 'nonsense']) },
  ],
}
