import type { Problem, Refusal } from '../refusal.ts'
import { advise, type CapAdvice } from './advice.ts'
import { Alert } from './alert.ts'
import { signatureNamespace, type XmlElement } from './element.ts'
import { alertContent } from './grammar.ts'
import { collectProblems, type Telling } from './problems.ts'
import { readElement } from './read-element.ts'
import type { CapReason } from './reasons.ts'
import { refuseRoot } from './root.ts'

export type ReadCap = { kind: 'read'; alert: Alert; warnings: Problem<CapAdvice>[] }

/**
 * Reads a CAP 1.2 message that is parsed, for any msgType and status. What the standard forbids is refused, all problems together in
 * document order; what is only unwise comes as warnings.
 */
export const readCapRoot = (root: XmlElement): ReadCap | Refusal<CapReason> => refuseRoot(root) ?? readCapElement(root)

const readCapElement = (root: XmlElement): ReadCap | Refusal<CapReason> => {
  const problems = collectProblems()
  const draft = readCapContent(root, problems)
  const isSigned = root.children.some(({ uri }) => uri === signatureNamespace)
  return problems.refusal() ?? adviseOn(draft, isSigned)
}

/** Reads elements as CAP has them, wherever they came from. The draft is an Alert if no problem was told. */
export const readCapContent = (root: XmlElement, problems: Telling): unknown =>
  readElement(root, 'alert', alertContent, problems)

export const adviseOn = (draft: unknown, isSigned: boolean): ReadCap => {
  const alert = Alert.parse(draft)
  return { kind: 'read', alert, warnings: advise(alert, isSigned) }
}
