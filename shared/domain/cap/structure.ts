import { capNamespace, signatureNamespace, type XmlElement } from './element.ts'
import type { Rule } from './grammar.ts'
import { outOfOrder } from './order.ts'
import type { Telling } from './problems.ts'
import { type Finding, quote } from './reading.ts'

/** A child that its parent may have. */
export type Placed = { element: XmlElement; at: string; rule: Rule }
/** `rank`: its place among the rules of its parent; that of a signature is behind them all. */
type Ranked = { element: XmlElement; at: string; rank: number }

const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance'
const namespaceNamespace = 'http://www.w3.org/2000/xmlns/'

/** Attributes of XML itself say nothing of the alert; CAP has none of its own. */
export const checkAttributes = (element: XmlElement, at: string, problems: Telling): void => {
  for (const { uri, local } of element.attributes) {
    const harmless = uri === namespaceNamespace || (uri === instanceNamespace && local !== 'nil')
    if (harmless || (uri === '' && local === 'xmlns')) continue
    const message = `has the attribute ${quote(local)}; CAP 1.2 has no attributes.`
    problems.add(element, at, { code: 'unexpected-attribute', message })
  }
}

export const checkText = (element: XmlElement, at: string, problems: Telling): void => {
  const text = element.text.trim()
  const message = `has the text ${quote(text)} between its elements.`
  if (text !== '') problems.add(element, at, { code: 'unexpected-text', message })
}

/** The children that have a place, each with its path, after telling of unknown, misplaced, repeated and missing ones. */
export const placeChildren = (parent: XmlElement, at: string, rules: readonly Rule[], problems: Telling): Placed[] => {
  const counts = new Map<string, number>()
  const placed: Placed[] = []
  const ranked: Ranked[] = []
  for (const element of parent.children) {
    const rank = rankOf(element, rules, at)
    const rule = rank === undefined ? undefined : rules[rank]
    const name = element.local.slice(0, 60)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const path = `${at}/${name}${rule?.many || count > 1 ? `[${count}]` : ''}`
    if (rank === undefined) problems.add(element, path, unexpected(element, parent))
    else ranked.push({ element, at: path, rank })
    if (!rule) continue
    if (count > 1 && !rule.many)
      problems.add(element, path, { code: 'repeated-element', message: `may occur only once in <${parent.local}>.` })
    placed.push({ element, at: path, rule })
  }
  tellMisplaced(ranked, rules, problems)
  for (const { name, required } of rules)
    if (required && !placed.some(({ rule }) => rule.name === name))
      problems.add(parent, `${at}/${name}`, { code: 'missing-element', message: `is required in <${parent.local}>.` })
  return placed
}

const rankOf = ({ uri, local }: XmlElement, rules: readonly Rule[], at: string): number | undefined => {
  if (uri === signatureNamespace && at === 'alert') return rules.length
  const rank = uri === capNamespace ? rules.findIndex(rule => rule.name === local) : -1
  return rank < 0 ? undefined : rank
}

const unexpected = ({ uri }: XmlElement, parent: XmlElement): Finding => {
  const foreign = uri === capNamespace ? '' : ` (it is in the namespace ${quote(uri)})`
  return { code: 'unexpected-element', message: `is no element of <${parent.local}>${foreign}.` }
}

/** What is kept in order never falls, so the nearest kept neighbours tell on which side an element is wrong. */
const tellMisplaced = (ranked: readonly Ranked[], rules: readonly Rule[], problems: Telling): void => {
  const wrong = new Set(outOfOrder(ranked.map(({ rank }) => rank)))
  const nameOf = (rank = 0): string => rules[rank]?.name ?? 'Signature'
  const kept = ranked.filter((_, index) => !wrong.has(index))
  let passed = 0
  ranked.forEach(({ element, at, rank }, index) => {
    if (!wrong.has(index)) {
      passed += 1
      return
    }
    const [before, after] = [kept[passed - 1]?.rank ?? -1, kept[passed]?.rank]
    const message = before > rank ? `must stand before <${nameOf(before)}>.` : `must stand after <${nameOf(after)}>.`
    problems.add(element, at, { code: 'misplaced-element', message })
  })
}
