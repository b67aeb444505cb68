import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Call } from '../../../infra/local/door/request.ts'
import type { Act, Strike } from '../fault.ts'
import { failed, halfNamed, nonsense, refused, throttled } from './answers.ts'
import { callerOf } from './caller.ts'
import { poisoned, recordsTwice } from './doubled.ts'
import { pointOf } from './point-of.ts'
import { halfRead } from './unprocessed.ts'

/** What comes back. whole: the truth · half: of it · untrue: something else · cut: the connection ends · silence: nothing, for ever. */
export type Ending = { answer: Answer; how: 'whole' | 'half' | 'untrue' } | 'cut' | 'silence'

type Suffer = (call: Call, strike: Strike, request: IncomingMessage) => Promise<Ending>

/** What each act does to a call. `ask` has it carried out. */
export const acting = (ask: (call: Call) => Promise<Answer>): Record<Act, Suffer> => {
  const whole = async (call: Call): Promise<Ending> => ({ answer: await ask(call), how: 'whole' })
  return {
    kill: async (_, __, { socket }) => kill(callerOf(socket)),
    'kill-after': async (call, _, { socket }) => {
      const pid = callerOf(socket)
      await ask(call)
      return kill(pid)
    },
    throttle: async call => ({ answer: throttled(call), how: 'whole' }),
    fail: async () => ({ answer: failed, how: 'whole' }),
    'fail-after': async call => {
      await ask(call)
      return { answer: failed, how: 'untrue' }
    },
    refuse: async () => ({ answer: refused(), how: 'whole' }),
    reset: async () => 'cut',
    'reset-after': async call => {
      await ask(call)
      return 'cut'
    },
    hang: async () => 'silence',
    'hang-after': async call => {
      await ask(call)
      return 'silence'
    },
    half: async call => ({ answer: await ask(call), how: 'half' }),
    some: async call => ({
      answer: call.path.startsWith('/tencent') ? halfNamed(await ask(call)) : await halfRead(call, ask),
      how: 'whole',
    }),
    nonsense: async call => ({ answer: nonsense(await ask(call)), how: 'untrue' }),
    twice: async call => {
      const first = await ask(call)
      if (pointOf(call) === 'records') return { answer: recordsTwice(first), how: 'whole' }
      await ask(call)
      return { answer: first, how: 'whole' }
    },
    late: async (call, { ms = 0 }) => {
      await pause(ms)
      return whole(call)
    },
    poison: async call => {
      await ask(poisoned(call))
      return whole(call)
    },
  }
}

const kill = (pid: number | undefined): Ending => {
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
  return 'cut'
}
