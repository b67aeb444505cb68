import type { NamedValue } from '../cap/alert.ts'
import type { XmlElement } from '../cap/element.ts'
import { maxProblems } from '../cap/limits.ts'

/** What of a document the format as documented here does not have: told, and kept as far as elements go. */
export type Leftovers = {
  element(element: XmlElement, at: string): void
  /** An attribute, or text between elements. */
  other(at: string): void
  hints(): { code: 'not-understood'; at: string }[]
  parameters(): NamedValue[]
}

export const keptPrefix = 'CN-12379-'

export const collectLeftovers = (): Leftovers => {
  const places = new Set<string>()
  const kept: NamedValue[] = []
  return {
    element(element, at) {
      if (places.size < maxProblems) places.add(at)
      if (kept.length < maxProblems) kept.push({ valueName: `${keptPrefix}${at}`, value: contentOf(element) })
    },
    other(at) {
      if (places.size < maxProblems) places.add(at)
    },
    hints: () => [...places].map(at => ({ code: 'not-understood', at })),
    parameters: () => kept,
  }
}

/** Its text, or, where it holds elements, those as JSON. A document is at most 32 levels deep. */
const contentOf = (element: XmlElement): string => {
  const plain = plainOf(element)
  return typeof plain === 'string' ? plain : JSON.stringify(plain)
}

type Plain = string | [name: string, content: Plain][]
const plainOf = ({ children, text }: XmlElement): Plain =>
  children.length === 0 ? text.trim() : children.map(child => [child.local, plainOf(child)])
