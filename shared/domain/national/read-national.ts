import { advise, type CapAdvice } from '../cap/advice.ts'
import type { Alert } from '../cap/alert.ts'
import type { XmlElement } from '../cap/element.ts'
import { collectProblems } from '../cap/problems.ts'
import type { Vocabulary } from '../headline/vocabulary.ts'
import type { Problem, Refusal } from '../refusal.ts'
import { type NationalAdvice, nationalAdvices } from './advices.ts'
import { adviseOfMessage } from './advise.ts'
import { nationalContent } from './grammar.ts'
import { collectLeftovers } from './leftovers.ts'
import { NationalMessage } from './message.ts'
import { readElement } from './read-element.ts'
import { toAlert } from './to-alert.ts'
import type { AnyReason } from './values.ts'

export type ReadNational = { kind: 'read'; alert: Alert; warnings: Problem<NationalAdvice | CapAdvice>[] }

/** Elements that only the national format has: CAP calls them sent, and has the others not at all. */
const own = ['sendtime', 'sendercode', 'secclassification']

/** `alert` without a namespace is CAP that forgot it, or a message of the national format. */
export const isNational = ({ uri, local, children }: XmlElement): boolean =>
  uri === '' && local === 'alert' && children.some(child => own.includes(child.local.toLowerCase()))

/** A document that only carries one. */
export const wrapsNational = ({ children }: XmlElement): boolean =>
  children.some(child => isNational(child) || wrapsNational(child))

/** Reads a message of the national system, as an Alert in CAP's words; what CAP has no place for is kept in parameters. */
export const readNational = (root: XmlElement, vocabulary: Vocabulary): ReadNational | Refusal<AnyReason> => {
  const problems = collectProblems<AnyReason>()
  const leftovers = collectLeftovers()
  const draft = readElement(root, 'alert', nationalContent, { problems, leftovers })
  const refusal = problems.refusal()
  if (refusal) return refusal
  const message = NationalMessage.parse(draft)
  const alert = toAlert(message, vocabulary, leftovers.parameters())
  const hints = [...adviseOfMessage(message, vocabulary), ...leftovers.hints()]
  const told = hints.map(({ code, at }) => ({ code, at, message: nationalAdvices[code] }))
  return { kind: 'read', alert, warnings: [...told, ...advise(alert, false).filter(({ code }) => !known.has(code))] }
}

/** Attachments of this format are files beside the message: to say so of each message would be noise. */
const known = new Set<CapAdvice>(['resource-without-content'])
