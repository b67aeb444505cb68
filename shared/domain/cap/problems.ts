import type { Problem, Refusal } from '../refusal.ts'
import type { XmlElement } from './element.ts'
import { maxProblems } from './limits.ts'
import type { Finding } from './reading.ts'
import type { CapReason } from './reasons.ts'

/** Collects what is wrong while a document is walked, and tells it in document order. */
export type Problems = {
  add(element: Pick<XmlElement, 'order'>, at: string, finding: Finding): void
  refusal(): Refusal<CapReason> | undefined
}

export const collectProblems = (): Problems => {
  const found: { order: number; problem: Problem<CapReason> }[] = []
  return {
    add({ order }, at, { code, message }) {
      const name = at.slice(at.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '')
      found.push({ order, problem: { code, at, message: `<${name}> ${message}` } })
    },
    refusal() {
      if (found.length === 0) return undefined
      const reasons = found.toSorted((a, b) => a.order - b.order).map(({ problem }) => problem)
      return { kind: 'refused', reasons: reasons.length > maxProblems ? cut(reasons) : reasons }
    },
  }
}

const cut = (reasons: Problem<CapReason>[]): Problem<CapReason>[] => [
  ...reasons.slice(0, maxProblems),
  { code: 'too-many-problems', at: 'document', message: `There are ${reasons.length - maxProblems} more problems.` },
]
