import { capNamespace, type XmlElement } from '../cap/element.ts'
import type { Content, Rule } from '../cap/grammar.ts'
import { decimal, integer } from '../cap/numbers.ts'
import type { Telling } from '../cap/problems.ts'
import { type Finding, quote } from '../cap/reading.ts'
import type { CapReason } from '../cap/reasons.ts'
import type { JsonReason } from './reasons.ts'

export type Walk = { problems: Telling<CapReason | JsonReason>; next(): number }
export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object as the element it stands for: the keys as children, in the order of CAP, since that of keys says nothing in JSON. */
export const toElement = (
  object: JsonObject,
  local: string,
  at: string,
  rules: readonly Rule[],
  walk: Walk,
): XmlElement => {
  const element = bare(local, walk)
  const known = rules.filter(({ name }) => Object.hasOwn(object, name))
  for (const rule of known) element.children.push(...elementsOf(object[rule.name], rule, at, walk))
  for (const key of Object.keys(object))
    if (!rules.some(({ name }) => name === key)) element.children.push(bare(key, walk))
  return element
}

/** null is as if the key were absent: many writers have no other way to leave one out. */
const elementsOf = (value: unknown, rule: Rule, parent: string, walk: Walk): XmlElement[] => {
  if (value === null) return []
  if (!Array.isArray(value)) return elementOf(value, rule, `${parent}/${rule.name}${rule.many ? '[1]' : ''}`, walk)
  if (rule.many) return value.flatMap((one, at) => elementOf(one, rule, `${parent}/${rule.name}[${at + 1}]`, walk))
  return wrong(
    rule,
    `${parent}/${rule.name}`,
    { code: 'wrong-json-type', message: 'is an array; it occurs only once.' },
    walk,
  )
}

const elementOf = (value: unknown, rule: Rule, at: string, walk: Walk): XmlElement[] => {
  if ('children' in rule.content) {
    if (isObject(value)) return [toElement(value, rule.name, at, rule.content.children, walk)]
    return wrong(rule, at, { code: 'wrong-json-type', message: `is ${named(value)}; it must be an object.` }, walk)
  }
  const text = textOf(value, rule.content)
  if (text === undefined) return wrong(rule, at, mismatch(value, rule.content), walk)
  const bad = notXml.exec(text)?.[0]
  if (bad !== undefined) return wrong(rule, at, notText(bad), walk)
  return [{ ...bare(rule.name, walk), text }]
}

/** A JSON number stands only where CAP has a number: an identifier or a code of 12 digits written as one may have lost some. */
const textOf = (value: unknown, content: Content): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'number' && takesNumber(content) ? String(value) : undefined
}
const takesNumber = (content: Content): boolean =>
  'read' in content && (content.read === decimal || content.read === integer)

const mismatch = (value: unknown, content: Content): Finding<JsonReason> => ({
  code: 'wrong-json-type',
  message: `is ${named(value)}; it must be a string${takesNumber(content) ? ' or a number' : ''}.`,
})

/** XML 1.0, section 2.2: no control characters but tab and line ends, no halves of surrogate pairs, not U+FFFE and U+FFFF. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u
const notText = (character: string): Finding<JsonReason> => ({
  code: 'not-xml-text',
  message: `has the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}, which CAP cannot hold.`,
})

/** The problem is told, and the element is there without content. */
const wrong = (rule: Rule, at: string, finding: Finding<JsonReason>, walk: Walk): XmlElement[] => {
  const element = bare(rule.name, walk)
  walk.problems.add(element, at, finding)
  return [element]
}

const bare = (local: string, walk: Walk): XmlElement => ({
  uri: capNamespace,
  local,
  order: walk.next(),
  attributes: [],
  children: [],
  text: '',
})

const named = (value: unknown): string => {
  if (Array.isArray(value)) return 'an array'
  if (isObject(value)) return 'an object'
  if (value === null) return 'null'
  return typeof value === 'string' ? `the string ${quote(value)}` : `the ${typeof value} ${String(value)}`
}
