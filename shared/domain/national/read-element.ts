import type { XmlElement } from '../cap/element.ts'
import type { Problems } from '../cap/problems.ts'
import type { Content, Rule } from './grammar.ts'
import type { Leftovers } from './leftovers.ts'
import type { AnyReason } from './values.ts'

/** What is met on the way: problems refuse the document, leftovers do not. */
export type Walk = { problems: Problems<AnyReason>; leftovers: Leftovers }
type Placed = { element: XmlElement; at: string; rule: Rule }

/** Reads one element by its rule. Order is free, and what is not known is left over. */
export const readElement = (element: XmlElement, at: string, content: Content, walk: Walk): unknown => {
  for (const { local } of element.attributes)
    if (!/^(?:xmlns|xsi|schemaLocation)/i.test(local)) walk.leftovers.other(`${at}/@${local.slice(0, 60)}`)
  if ('read' in content) return readValue(element, at, content, walk)
  if (element.text.trim() !== '') walk.leftovers.other(`${at}/text()`)
  const placed = placeChildren(element, at, content.children, walk)
  const entries = content.children.map(rule => [rule.name, readAll(rule, placed, walk)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

const placeChildren = (
  parent: XmlElement,
  at: string,
  rules: readonly Rule[],
  { problems, leftovers }: Walk,
): Placed[] => {
  const counts = new Map<string, number>()
  const placed: Placed[] = []
  for (const element of parent.children) {
    const rule = element.uri === '' ? rules.find(({ name }) => isCalled(element, name)) : undefined
    const name = rule?.name ?? element.local.slice(0, 60)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const path = `${at}/${name}${rule?.many || count > 1 ? `[${count}]` : ''}`
    if (!rule) leftovers.element(element, path)
    else if (count > 1 && !rule.many)
      problems.add(element, path, { code: 'repeated-element', message: `may occur only once in <${parent.local}>.` })
    else placed.push({ element, at: path, rule })
  }
  const missing = rules.filter(({ name, required }) => required && !counts.has(name))
  for (const { name } of missing)
    problems.add(parent, `${at}/${name}`, { code: 'missing-element', message: `is required in <${parent.local}>.` })
  return placed
}

/** The specification itself writes Headline here and headline there. */
const isCalled = ({ local }: XmlElement, name: string): boolean => local.toLowerCase() === name.toLowerCase()

const readAll = (rule: Rule, placed: readonly Placed[], walk: Walk): unknown => {
  const values = placed
    .filter(({ rule: { name } }) => name === rule.name)
    .map(({ element, at }) => readElement(element, at, rule.content, walk))
    .filter(value => value !== undefined)
  return rule.many ? values : (values[0] ?? rule.absent)
}

const readValue = (
  element: XmlElement,
  at: string,
  { read }: Extract<Content, { read: unknown }>,
  walk: Walk,
): unknown => {
  element.children.forEach((child, index) => {
    walk.leftovers.element(child, `${at}/${child.local.slice(0, 60)}[${index + 1}]`)
  })
  const reading = read(element.text)
  if ('value' in reading) return reading.value
  for (const finding of reading.findings) walk.problems.add(element, at, finding)
  return undefined
}
