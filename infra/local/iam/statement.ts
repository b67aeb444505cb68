import * as z from 'zod'
import { CannotStart } from '../cannot-start.ts'
import { type Condition, compileCondition } from './condition.ts'
import { type Matcher, wildcard } from './wildcard.ts'

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform(value => (Array.isArray(value) ? value : [value]))

export const StatementDocument = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).optional(),
})
export const PolicyDocument = z.object({
  Statement: z
    .union([StatementDocument, z.array(StatementDocument)])
    .transform(value => (Array.isArray(value) ? value : [value])),
})
export type PolicyDocument = z.output<typeof PolicyDocument>

/** One statement of a policy, ready to be asked. Actions ignore case, resources do not. */
export type Statement = { effect: 'Allow' | 'Deny'; action: Matcher; resource: Matcher; conditions: Condition[] }

const either = (wanted: string[] | undefined, unwanted: string[] | undefined, ignoreCase: boolean): Matcher => {
  if (wanted) return wildcard(wanted, ignoreCase)
  if (!unwanted) return () => false
  const matches = wildcard(unwanted, ignoreCase)
  return value => !matches(value)
}

/** Throws `CannotStart` for a condition that is unknown here: guessing would grant or refuse what AWS does not. */
export const compilePolicy = (document: PolicyDocument, owner: string): Statement[] =>
  document.Statement.map(({ Effect, Action, NotAction, Resource, NotResource, Condition = {} }) => ({
    effect: Effect,
    action: either(Action, NotAction, true),
    resource: either(Resource, NotResource, false),
    conditions: Object.entries(Condition).flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, values]) => {
        const condition = compileCondition(operator, key, values)
        if (condition) return condition
        throw new CannotStart(
          `A policy of ${owner} has the condition ${operator}, which the local runtime does not know.`,
        )
      }),
    ),
  }))
