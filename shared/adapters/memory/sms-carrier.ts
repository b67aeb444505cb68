import type { Lane } from '../../domain/channel.ts'
import { requirePermit } from '../../domain/wall.ts'
import type { HandOverResult, SmsCarrier, SmsMessage } from '../../ports/carriers.ts'
import { type Behave, handOver, takes } from './carrier-behaviour.ts'

export class MemorySmsCarrier implements SmsCarrier {
  readonly name = 'sns'
  readonly takes: SmsCarrier['takes']
  readonly echoesRef = false
  readonly taken: { messageId: string; address: string; ref: string; content: SmsMessage['content'] }[] = []
  behave: Behave<SmsMessage> = () => takes

  constructor(kind: SmsCarrier['takes'] = 'text') {
    this.takes = kind
  }

  callSize(): number {
    return 1
  }

  async send(messages: SmsMessage[], _lane: Lane, signal: AbortSignal): Promise<HandOverResult[]> {
    for (const { permit, ref } of messages) requirePermit(permit, { channel: 'sms', ref })
    return Promise.all(messages.map(message => handOver(message, this.behave, () => this.#take(message), signal)))
  }

  #take({ permit, ref, content }: SmsMessage): HandOverResult {
    const messageId = `sms-${this.taken.length + 1}`
    this.taken.push({ messageId, address: permit.address, ref, content })
    return { outcome: 'accepted', messageId }
  }
}
