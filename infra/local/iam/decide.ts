import type { Context } from './condition.ts'
import type { Statement } from './statement.ts'

/** One thing a caller wants to do: an IAM action on an ARN (or on whatever the service judges by). */
export type Ask = { action: string; resource: string; context?: Context }
export type Decision = 'allowed' | 'explicitly-denied' | 'not-granted'

/** IAM's rule: a Deny wins, then an Allow, else nothing is granted. */
export const decide = (statements: Statement[], { action, resource, context = {} }: Ask): Decision => {
  const applies = (statement: Statement): boolean =>
    statement.action(action) && statement.resource(resource) && statement.conditions.every(test => test(context))
  const effects = statements.filter(applies).map(({ effect }) => effect)
  if (effects.includes('Deny')) return 'explicitly-denied'
  return effects.includes('Allow') ? 'allowed' : 'not-granted'
}

/** The same, remembered: a function asks the same few things tens of thousands of times. Asks with a context are judged afresh. */
export const remember = (statements: Statement[]): ((ask: Ask) => Decision) => {
  const known = new Map<string, Decision>()
  return ask => {
    if (ask.context) return decide(statements, ask)
    const key = `${ask.action} ${ask.resource}`
    const before = known.get(key)
    if (before) return before
    const decision = decide(statements, ask)
    if (known.size < 10_000) known.set(key, decision)
    return decision
  }
}
