import type { Problem, Refusal } from '../refusal.ts'
import type { XmlElement } from './element.ts'
import { maxProblems } from './limits.ts'
import type { Finding } from './reading.ts'
import type { CapReason } from './reasons.ts'

/** Collects what is wrong while a document is walked, and tells it in document order. */
export type Problems<Code extends string = CapReason> = Telling<Code> & {
  refusal(): Refusal<Code | CapReason> | undefined
}
export type Telling<Code extends string = CapReason> = {
  add(element: Pick<XmlElement, 'order'>, at: string, finding: Finding<Code>): void
}

/** More than are told, as a walk meets them only nearly in document order. */
const mostKept = 20 * maxProblems

export const collectProblems = <Code extends string = CapReason>(): Problems<Code> => {
  const found: { order: number; at: string; finding: Finding<Code> }[] = []
  let count = 0
  return {
    add({ order }, at, finding) {
      count += 1
      if (count <= mostKept) found.push({ order, at, finding })
    },
    refusal() {
      if (count === 0) return undefined
      const reasons = found
        .toSorted((a, b) => a.order - b.order)
        .slice(0, maxProblems)
        .map(problemOf)
      return { kind: 'refused', reasons: [...reasons, ...rest(count - reasons.length)] }
    },
  }
}

const problemOf = <Code extends string>({ at, finding }: { at: string; finding: Finding<Code> }): Problem<Code> => {
  const name = at.slice(at.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '')
  return { code: finding.code, at, message: `<${name}> ${finding.message}` }
}

const rest = (count: number): Problem<CapReason>[] =>
  count > 0 ? [{ code: 'too-many-problems', at: 'document', message: `There are ${count} more problems.` }] : []
