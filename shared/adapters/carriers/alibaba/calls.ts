import type { Lane } from '../../../domain/channel.ts'
import { type Addressed, bySameContent, inPiecesOf } from '../template-calls.ts'

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

/** What a call says, in its query and in its form; numbers without the country's code, which only makes them longer. */
export const wordsOf = (
  call: Action,
  messages: readonly Addressed[],
): { query: Record<string, string>; form: Record<string, string> } => {
  const [first] = messages
  if (!first) return { query: {}, form: {} }
  const { content, ref: OutId } = first
  const phones = messages.map(({ phone }) => phone.slice('+86'.length))
  const query = { TemplateCode: content.template, OutId }
  if (call === 'SendSms')
    return {
      query: {
        ...query,
        PhoneNumbers: phones.join(),
        SignName: content.signature,
        TemplateParam: JSON.stringify(parametersOf(first)),
      },
      form: {},
    }
  return {
    query,
    form: {
      PhoneNumberJson: JSON.stringify(phones),
      SignNameJson: JSON.stringify(messages.map(({ content }) => content.signature)),
      TemplateParamJson: JSON.stringify(messages.map(parametersOf)),
    },
  }
}

const parametersOf = ({ content: { names, variables } }: Addressed): Record<string, string> =>
  Object.fromEntries(names.map((name, n) => [name, variables[n] ?? '']))
