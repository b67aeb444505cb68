import { CannotStart } from '../cannot-start.ts'
import { isObject, type Json, type JsonObject } from '../template/json.ts'

export type Pattern = (value: Json | undefined) => boolean
type Rule = (value: Json | undefined) => boolean

const asText = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

const comparisons: Record<string, (left: number, right: number) => boolean> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

const numeric = (rule: Json): Rule => {
  const parts = Array.isArray(rule) ? rule : []
  const tests = Array.from({ length: parts.length / 2 }, (_, index) => {
    const compare = comparisons[String(parts[index * 2])]
    if (!compare)
      throw new CannotStart(
        `The filter compares with ${String(parts[index * 2])}, which the local runtime does not know.`,
      )
    return (value: number) => compare(value, Number(parts[index * 2 + 1]))
  })
  return value => typeof value === 'number' && tests.every(test => test(value))
}

const operators: Record<string, (rule: Json) => Rule> = {
  prefix: rule => value => asText(value)?.startsWith(String(rule)) ?? false,
  suffix: rule => value => asText(value)?.endsWith(String(rule)) ?? false,
  exists: rule => value => (value !== undefined) === rule,
  'equals-ignore-case': rule => value => asText(value)?.toLowerCase() === String(rule).toLowerCase(),
  'anything-but': rule => value =>
    value !== undefined && !(Array.isArray(rule) ? rule : [rule]).some(one => one === value),
  numeric,
}

const oneRule = (rule: Json): Rule => {
  if (!isObject(rule)) return value => value === rule
  const [entry, ...more] = Object.entries(rule)
  const operator = entry && operators[entry[0]]
  if (!entry || !operator || more.length > 0) {
    throw new CannotStart(`The filter rule ${JSON.stringify(rule)} is not known to the local runtime.`)
  }
  return operator(entry[1])
}

/** Lambda's event filter (developer guide, "Filter rule syntax"): every named field must satisfy one of its rules. */
export const compilePattern = (pattern: JsonObject): Pattern => {
  const fields = Object.entries(pattern).map(([name, inner]): [string, Pattern] => {
    if (isObject(inner)) return [name, compilePattern(inner)]
    const rules = (Array.isArray(inner) ? inner : [inner]).map(oneRule)
    return [name, value => rules.some(rule => rule(value))]
  })
  return value => fields.every(([name, test]) => test(isObject(value) ? value[name] : undefined))
}
