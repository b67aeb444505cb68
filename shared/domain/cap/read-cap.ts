import type { Problem, Refusal } from '../refusal.ts'
import { refused } from '../refusal.ts'
import { advise, type CapAdvice } from './advice.ts'
import { Alert } from './alert.ts'
import { decode } from './decode.ts'
import { signatureNamespace, type XmlElement } from './element.ts'
import { alertContent } from './grammar.ts'
import { maxBytes } from './limits.ts'
import { collectProblems } from './problems.ts'
import { readElement } from './read-element.ts'
import type { CapReason } from './reasons.ts'
import { refuseRoot } from './root.ts'
import { parseXml } from './xml.ts'

export type ReadAlert = { kind: 'read'; alert: Alert; warnings: Problem<CapAdvice>[] }

/**
 * Reads a CAP 1.2 message, for any msgType and status. What the standard forbids is refused, all problems together in document
 * order; what is only unwise comes as warnings. `charset` is that of the HTTP content type. Never throws, whatever the bytes.
 */
export const readCap = (bytes: Uint8Array, contentType?: { charset?: string }): ReadAlert | Refusal<CapReason> => {
  if (bytes.length > maxBytes)
    return refused({ code: 'too-large', at: 'document', message: `The document has more than ${maxBytes} bytes.` })
  const decoded = decode(bytes, contentType?.charset)
  if (decoded.kind === 'refused') return decoded
  const parsed = parseXml(decoded.text)
  if (parsed.kind === 'refused') return parsed
  return refuseRoot(parsed.root) ?? readAlert(parsed.root)
}

const readAlert = (root: XmlElement): ReadAlert | Refusal<CapReason> => {
  const problems = collectProblems()
  const draft = readElement(root, 'alert', alertContent, problems)
  const refusal = problems.refusal()
  if (refusal) return refusal
  const alert = Alert.parse(draft)
  const isSigned = root.children.some(({ uri }) => uri === signatureNamespace)
  return { kind: 'read', alert, warnings: advise(alert, isSigned) }
}
