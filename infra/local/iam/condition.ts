import { type Matcher, wildcard } from './wildcard.ts'

/** What a call says about itself, by condition key in lower case. */
export type Context = Record<string, string[]>
export type Condition = (context: Context) => boolean

const exactly =
  (values: string[]): Matcher =>
  value =>
    values.includes(value)
const not =
  (matcher: Matcher): Matcher =>
  value =>
    !matcher(value)

const operators: Record<string, (values: string[]) => Matcher> = {
  StringEquals: exactly,
  StringNotEquals: values => not(exactly(values)),
  StringEqualsIgnoreCase: values => wildcard(values, true),
  StringLike: values => wildcard(values, false),
  StringNotLike: values => not(wildcard(values, false)),
  ArnEquals: values => wildcard(values, false),
  ArnLike: values => wildcard(values, false),
  ArnNotLike: values => not(wildcard(values, false)),
  Bool: exactly,
}

const negated = (operator: string): boolean => operator.includes('Not')

/**
 * One test of a `Condition` block; undefined for an operator that is unknown here. A key that the call does not have fails the test,
 * except for negated operators, `…IfExists` and `ForAllValues:` (IAM user guide, "Condition operators" and "Set operators").
 */
export const compileCondition = (operator: string, key: string, values: string[]): Condition | undefined => {
  const [, set, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(operator) ?? []
  const matcher = operators[base]?.(values)
  if (!matcher) return undefined
  const name = key.toLowerCase()
  const absent = set === 'ForAllValues' || (set === undefined && (ifExists !== undefined || negated(base)))
  return context => {
    const actual = context[name]
    if (actual === undefined || actual.length === 0) return absent
    return set === 'ForAllValues' ? actual.every(matcher) : actual.some(matcher)
  }
}
