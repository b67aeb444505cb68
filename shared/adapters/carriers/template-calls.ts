import { notBegun } from '../../domain/sheets/hand-over.ts'
import type { MarkReason } from '../../domain/sheets/mark.ts'
import type { TemplateMessage } from '../../domain/templates/template-message.ts'
import { requirePermit } from '../../domain/wall.ts'
import type { HandOverResult, SmsMessage } from '../../ports/carriers.ts'
import { sideBySide } from './side-by-side.ts'
import { interrupted } from './transport.ts'

/** One message that a call carries; `index` is its place among all that are sent together. */
export type Addressed = { index: number; phone: string; content: TemplateMessage; ref: string }

type Sending<Call> = {
  /** How the carrier's limits divide what may be sent: each call's own messages. */
  divide(messages: readonly Addressed[]): { messages: readonly Addressed[]; call: Call }[]
  /** One result a message of the call, in their order. */
  perform(messages: readonly Addressed[], call: Call): Promise<readonly HandOverResult[]>
  /** Calls under way at a time. */
  open: number
  signal: AbortSignal
}

/** What carriers of registered templates have in common: who may not be sent to at all, and calls side by side, answered in order. */
export const sendByCalls = async <Call>(
  messages: readonly SmsMessage[],
  { divide, perform, open, signal }: Sending<Call>,
): Promise<HandOverResult[]> => {
  for (const { permit, ref } of messages) requirePermit(permit, { channel: 'sms', ref })
  const results: HandOverResult[] = new Array(messages.length)
  const sendable: Addressed[] = []
  for (const [index, { permit, content, ref }] of messages.entries()) {
    const refused = 'text' in content ? 'no-template' : refusalOf(permit.address)
    if (refused) results[index] = { outcome: 'refused', reason: refused }
    else if ('template' in content) sendable.push({ index, phone: permit.address, content, ref })
  }
  const divided = divide(sendable)
  const calls = divided.values()
  const worker = async (): Promise<void> => {
    for (const { messages, call } of calls) {
      const answers = signal.aborted ? messages.map(() => notBegun) : await perform(messages, call)
      for (const [n, { index }] of messages.entries()) results[index] = answers[n] ?? interrupted
    }
  }
  await sideBySide(Math.min(open, divided.length), worker)
  return results
}

/** One stranger would have the whole call refused; and abroad is reached by other templates than those of the mainland. */
const refusalOf = (address: string): MarkReason | undefined => {
  if (/^\+861\d{10}$/.test(address)) return undefined
  return /^\+(?!86)/.test(address) ? 'carrier-refused' : 'invalid-address'
}

/** Those of equal content and the same reference together. */
export const bySameContent = (messages: readonly Addressed[]): Addressed[][] => {
  // Hundreds share the very same object: each object is looked into once.
  const firstOf = new Map<TemplateMessage, TemplateMessage>()
  const byWords = new Map<string, TemplateMessage>()
  const lookInto = (content: TemplateMessage): TemplateMessage => {
    const words = JSON.stringify(content)
    const first = byWords.get(words) ?? content
    byWords.set(words, first)
    firstOf.set(content, first)
    return first
  }
  const groups = Map.groupBy(messages, ({ content }) => firstOf.get(content) ?? lookInto(content))
  return [...groups.values()].flatMap(same => [...Map.groupBy(same, ({ ref }) => ref).values()])
}

export const inPiecesOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size))
