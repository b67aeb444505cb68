import type { XmlElement } from './element.ts'
import type { Content, Rule } from './grammar.ts'
import type { Telling } from './problems.ts'
import { checkAttributes, checkText, type Placed, placeChildren } from './structure.ts'

/** Reads one element by its rule, as the Alert has it; problems are collected, and what is wrong is left out. */
export const readElement = (element: XmlElement, at: string, content: Content, problems: Telling): unknown => {
  checkAttributes(element, at, problems)
  if ('read' in content) return readValue(element, at, content, problems)
  checkText(element, at, problems)
  const placed = placeChildren(element, at, content.children, problems)
  for (const { child, by, code, message } of content.also?.(element) ?? [])
    problems.add(element.children.find(({ local }) => local === by) ?? element, `${at}/${child}`, { code, message })
  const entries = content.children.map(rule => [rule.name, readAll(rule, placed, problems)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

const readAll = (rule: Rule, placed: Placed[], problems: Telling): unknown => {
  const values = placed
    .filter(({ rule: { name } }) => name === rule.name)
    .map(({ element, at }) => readElement(element, at, rule.content, problems))
    .filter(value => value !== undefined)
  return rule.many ? values : (values[0] ?? rule.absent)
}

const readValue = (
  element: XmlElement,
  at: string,
  { read }: Extract<Content, { read: unknown }>,
  problems: Telling,
) => {
  for (const child of element.children) {
    const message = `must hold a value only, not the element <${child.local.slice(0, 60)}>.`
    problems.add(child, at, { code: 'unexpected-element', message })
  }
  const reading = read(element.text)
  if ('value' in reading) return reading.value
  for (const finding of reading.findings) problems.add(element, at, finding)
  return undefined
}
