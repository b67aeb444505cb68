import type { Fault } from '../fault.ts'

export const killPlanner: Fault = {
  name: 'kill-planner',
  does: 'kills the relay and the planner between two of their messages',
  explained: 'what was handed on is handed on again, and named the same',
  strikes: random => [
    { at: 'plan-message', nth: 1, act: random.oneOf(['kill', 'kill-after']) },
    { at: 'send-message', nth: random.within(1, 3), act: random.oneOf(['kill', 'kill-after']) },
  ],
}
