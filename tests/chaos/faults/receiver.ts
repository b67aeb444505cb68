import type { Fault } from '../fault.ts'

export const receiver: Fault = {
  name: 'receiver',
  does: 'the bucket fails, and whoever receives the warning is killed as it is stored; its source sends it again',
  explained: 'it is one warning, whether it was stored the first time or not',
  strikes: random => [
    { at: 'object', nth: 1, act: random.oneOf(['fail', 'reset', 'throttle', 'reset-after']) },
    { at: 'commit', nth: 1, act: random.oneOf(['kill', 'kill-after']) },
  ],
}
