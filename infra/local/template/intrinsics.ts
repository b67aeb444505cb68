import { CannotStart } from '../cannot-start.ts'
import { isObject, type Json, type JsonObject } from './json.ts'

/** What the intrinsic functions of one template may ask for. */
export type Scope = {
  ref(id: string): Json
  attribute(id: string, name: string): Json
  conditions: JsonObject
  mappings: JsonObject
}

/** `AWS::NoValue`: the property or element is as if it had not been written. */
const noValue = Symbol('AWS::NoValue')
type Resolved = Json | typeof noValue
type Intrinsic = (argument: Json, scope: Scope) => Resolved

const list = (value: Json, name: string): Json[] => {
  if (Array.isArray(value)) return value
  throw new CannotStart(`The template uses ${name} with something that is not a list.`)
}
const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

const substitute = (argument: Json, scope: Scope): string => {
  const [pattern, given] = Array.isArray(argument) ? argument : [argument, {}]
  const names = isObject(given) ? given : {}
  return text(pattern ?? '').replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`
    const own = names[name]
    if (own !== undefined) return text(resolve(own, scope))
    const [id = '', ...rest] = name.split('.')
    return text(rest.length > 0 ? scope.attribute(id, rest.join('.')) : scope.ref(id))
  })
}

const attribute = (argument: Json, scope: Scope): Json => {
  const [id = '', ...rest] = Array.isArray(argument)
    ? argument.map(part => text(resolve(part, scope)))
    : text(argument).split('.')
  return scope.attribute(id, rest.join('.'))
}

const inMap = (argument: Json, scope: Scope): Json => {
  const [map = '', top = '', second = ''] = list(argument, 'Fn::FindInMap').map(part => text(resolve(part, scope)))
  const row = scope.mappings[map]
  const cells = isObject(row) ? row[top] : undefined
  const cell = isObject(cells) ? cells[second] : undefined
  if (cell === undefined) throw new CannotStart(`The template's mapping ${map} has nothing for ${top}, ${second}.`)
  return cell
}

const intrinsics: Record<string, Intrinsic> = {
  Ref: (argument, scope) => (argument === 'AWS::NoValue' ? noValue : scope.ref(text(argument))),
  'Fn::GetAtt': attribute,
  'Fn::Join': (argument, scope) => {
    const [separator = '', parts = []] = list(argument, 'Fn::Join')
    return list(resolve(parts, scope), 'Fn::Join').map(text).join(text(separator))
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, scope) => {
    const [index = 0, from = []] = list(argument, 'Fn::Select')
    return list(resolve(from, scope), 'Fn::Select')[Number(resolve(index, scope))] ?? ''
  },
  'Fn::Split': (argument, scope) => {
    const [separator = '', from = ''] = list(argument, 'Fn::Split')
    return text(resolve(from, scope)).split(text(separator))
  },
  'Fn::FindInMap': inMap,
  'Fn::If': (argument, scope) => {
    const [name = '', yes = null, no = null] = list(argument, 'Fn::If')
    return resolveOrNothing(holds(text(name), scope) ? yes : no, scope)
  },
  'Fn::Equals': (argument, scope) => {
    const [left = '', right = ''] = list(argument, 'Fn::Equals').map(part => text(resolve(part, scope)))
    return left === right
  },
  'Fn::Not': (argument, scope) => list(argument, 'Fn::Not').every(part => resolve(part, scope) === false),
  'Fn::And': (argument, scope) => list(argument, 'Fn::And').every(part => resolve(part, scope) === true),
  'Fn::Or': (argument, scope) => list(argument, 'Fn::Or').some(part => resolve(part, scope) === true),
  Condition: (argument, scope) => holds(text(argument), scope),
}

/** Whether a condition of the template holds here. */
export const holds = (name: string, scope: Scope): boolean => {
  const condition = scope.conditions[name]
  if (condition === undefined) throw new CannotStart(`The template has no condition ${name}.`)
  return resolve(condition, scope) === true
}

const intrinsicOf = (value: JsonObject): [Intrinsic, Json] | undefined => {
  const [entry, ...more] = Object.entries(value)
  if (entry === undefined || more.length > 0) return undefined
  const [name, argument] = entry
  // A policy statement's `Condition` is an object; the intrinsic names a condition.
  if (name === 'Condition' && typeof argument !== 'string') return undefined
  const known = intrinsics[name]
  if (known) return [known, argument]
  if (name.startsWith('Fn::'))
    throw new CannotStart(`The template uses ${name}, which the local runtime does not know.`)
  return undefined
}

const resolveOrNothing = (value: Json, scope: Scope): Resolved => {
  if (Array.isArray(value)) return value.map(one => resolveOrNothing(one, scope)).filter(one => one !== noValue)
  if (!isObject(value)) return value
  const intrinsic = intrinsicOf(value)
  if (intrinsic) return intrinsic[0](intrinsic[1], scope)
  const entries = Object.entries(value).flatMap(([key, one]): [string, Json][] => {
    const resolved = resolveOrNothing(one, scope)
    return resolved === noValue ? [] : [[key, resolved]]
  })
  return Object.fromEntries(entries)
}

/** The value with every intrinsic function replaced by what it stands for here. Throws `CannotStart` for one that is unknown. */
export const resolve = (value: Json, scope: Scope): Json => {
  const resolved = resolveOrNothing(value, scope)
  return resolved === noValue ? null : resolved
}
