import type { Lane } from '../../../domain/channel.ts'
import type { TemplateMessage } from '../../../domain/templates/template-message.ts'
import { type Addressed, bySameContent, inPiecesOf } from '../template-calls.ts'
import { fieldOf } from './sign.ts'

export type Action = 'SendSms' | 'SendBatchSms'
type Planned = { messages: readonly Addressed[]; call: Action }

/** help.aliyun.com/document_detail/419273.html (SendSms, PhoneNumbers) and 419274.html (SendBatchSms, PhoneNumberJson). */
export const numbersPerCall = { SendSms: 1_000, SendBatchSms: 100 }

/**
 * The urgent lane goes number by number: "Bulk sending may have higher latency than sending single messages. For time-sensitive messages
 * … we recommend sending them individually" (SendSms, PhoneNumbers). Of the rest, who is told the same shares a SendSms, and those who are
 * each told something else by one template share a SendBatchSms.
 */
export const divideAlibaba = (messages: readonly Addressed[], lane: Lane): Planned[] => {
  if (lane === 'urgent') return messages.map(message => ({ messages: [message], call: 'SendSms' }))
  const groups = bySameContent(messages)
  const shared = groups.filter(({ length }) => length > 1)
  const alone = groups.filter(({ length }) => length === 1).flat()
  return [
    ...shared.flatMap(group => planned(group, 'SendSms')),
    ...byTemplate(alone).flatMap(group => planned(group, group.length > 1 ? 'SendBatchSms' : 'SendSms')),
  ]
}

const planned = (group: readonly Addressed[], call: Action): Planned[] =>
  inPiecesOf(group, numbersPerCall[call]).map(messages => ({ messages, call }))

const byTemplate = (messages: readonly Addressed[]): Addressed[][] => [
  ...Map.groupBy(messages, ({ content, ref }) => `${content.template} ${ref}`).values(),
]

/** The fields that a call says in its query and in its form; numbers without the country's code, which only makes them longer. */
export const wordsOf = (call: Action, messages: readonly Addressed[]): { query: string[]; form: string[] } => {
  const [first] = messages
  if (!first) return { query: [], form: [] }
  const phones = messages.map(({ phone }) => phone.slice('+86'.length))
  const about = fieldOf('OutId', first.ref)
  if (call === 'SendSms')
    return { query: [about, fieldOf('PhoneNumbers', phones.join()), ...contentOf(first.content)], form: [] }
  return {
    query: [about, fieldOf('TemplateCode', first.content.template)],
    form: [
      fieldOf('PhoneNumberJson', JSON.stringify(phones)),
      fieldOf('SignNameJson', JSON.stringify(messages.map(({ content }) => content.signature))),
      fieldOf('TemplateParamJson', JSON.stringify(messages.map(({ content }) => parametersOf(content)))),
    ],
  }
}

/** Thousands are told the same, number by number: it is encoded once. */
const encodedContents = new WeakMap<TemplateMessage, string[]>()
const contentOf = (content: TemplateMessage): string[] => {
  const known = encodedContents.get(content)
  if (known) return known
  const fields = [
    fieldOf('SignName', content.signature),
    fieldOf('TemplateCode', content.template),
    fieldOf('TemplateParam', JSON.stringify(parametersOf(content))),
  ]
  encodedContents.set(content, fields)
  return fields
}

const parametersOf = ({ names, variables }: TemplateMessage): Record<string, string> =>
  Object.fromEntries(names.map((name, n) => [name, variables[n] ?? '']))
