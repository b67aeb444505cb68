import type { Alert, NamedValue, Reference } from '../cap/alert.ts'
import type { Vocabulary } from '../headline/vocabulary.ts'
import type { NationalId } from './identifier.ts'
import { infoOf } from './info.ts'
import { keptPrefix } from './leftovers.ts'
import type { NationalMessage } from './message.ts'
import { methodParameter } from './methods.ts'

/**
 * The message in CAP's words, by docs/formats.md. `more`: what was left over while reading. What belongs to the whole message and has
 * no place in CAP is a parameter of its first info.
 */
export const toAlert = (message: NationalMessage, vocabulary: Vocabulary, more: readonly NamedValue[]): Alert => {
  const { identifier, sender, sendTime, status, msgType, secClassification } = message
  const isInner = secClassification === 'Inner' && message.scope === 'Public'
  const about = [...wholeMessage(message), ...more]
  return {
    identifier: identifier.identifier,
    sender: identifier.office,
    sent: sendTime.time,
    status,
    msgType,
    scope: isInner ? 'Restricted' : message.scope,
    ...(isInner && { restriction: 'Inner' }),
    addresses: [],
    code: [],
    ...(message.note !== undefined && { note: message.note }),
    references: referencesOf(message).map(referenceTo),
    incidents: [],
    info: message.info.map((one, at) => {
      const info = infoOf(one, sender, vocabulary)
      return at === 0 ? { ...info, parameter: [...info.parameter, ...about] } : info
    }),
  }
}

/** Some offices let a first message name itself as the first of its series: it follows nothing. */
const referencesOf = ({ msgType, references, identifier }: NationalMessage): NationalId[] =>
  msgType === 'Alert' ? references.filter(id => id.identifier !== identifier.identifier) : references

const referenceTo = ({ identifier, office, enteredAt }: NationalId): Reference => ({
  sender: office,
  identifier,
  sent: enteredAt,
})

/** `audenceprt` holds telephone numbers: like the officer’s name it stays in the original alone. */
const wholeMessage = ({
  senderCode,
  identifier,
  scope,
  secClassification,
  code,
  references,
}: NationalMessage): NamedValue[] => [
  ...(senderCode === identifier.office ? [] : [{ valueName: `${keptPrefix}SENDER-CODE`, value: senderCode }]),
  ...(secClassification === undefined
    ? []
    : [{ valueName: `${keptPrefix}SEC-CLASSIFICATION`, value: secClassification }]),
  ...(secClassification === 'Inner' ? [{ valueName: `${keptPrefix}SCOPE`, value: scope }] : []),
  ...references.map(({ identifier: first }) => ({ valueName: `${keptPrefix}FIRST-ID`, value: first })),
  ...(code?.method ?? []).map(({ audenceprt: _, ...method }) => methodParameter(method)),
]
