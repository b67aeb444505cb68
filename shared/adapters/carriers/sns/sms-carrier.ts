import { setMaxListeners } from 'node:events'
import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns'
import type { Lane } from '../../../domain/channel.ts'
import { notBegun } from '../../../domain/sheets/hand-over.ts'
import { requirePermit } from '../../../domain/wall.ts'
import type { HandOverResult, SmsCarrier, SmsMessage } from '../../../ports/carriers.ts'
import { sideBySide } from '../side-by-side.ts'
import { openRequests, snsClient } from './client.ts'
import { classifySnsError } from './outcomes.ts'

/** "The total size limit for a single SMS Publish action is 1,600 characters" (SNS API reference, Publish, Message). */
const maxCharacters = 1_600

type Options = { client?: SNSClient; senderId?: string; concurrency?: number }

/** SMS through Amazon SNS: one number a call, no reference echoed. Region, endpoint and credentials are the SDK's own variables. */
export class SnsSmsCarrier implements SmsCarrier {
  readonly name = 'sns'
  readonly takes = 'text'
  readonly echoesRef = false
  readonly #client: SNSClient
  readonly #concurrency: number
  readonly #attributes: Record<string, MessageAttributeValue>

  constructor({ client = snsClient(), senderId, concurrency = openRequests }: Options = {}) {
    this.#client = client
    this.#concurrency = concurrency
    this.#attributes = {
      'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      ...(senderId !== undefined && { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: senderId } }),
    }
  }

  callSize(): number {
    return 1
  }

  async send(messages: SmsMessage[], _lane: Lane, signal: AbortSignal): Promise<HandOverResult[]> {
    for (const { permit, ref } of messages) requirePermit(permit, { channel: 'sms', ref })
    // Every open request listens to this one signal; Node would take that for a leak.
    setMaxListeners(0, signal)
    const results: HandOverResult[] = new Array(messages.length)
    const queue = messages.entries()
    const worker = async (): Promise<void> => {
      for (const [index, message] of queue) results[index] = await this.#publish(message, signal)
    }
    await sideBySide(Math.min(this.#concurrency, messages.length), worker)
    return results
  }

  async #publish({ permit, content }: SmsMessage, signal: AbortSignal): Promise<HandOverResult> {
    // SNS sends words only: a registered template is for carriers that ask for one.
    if (!('text' in content)) return { outcome: 'refused', reason: 'carrier-refused' }
    if (content.text.length > maxCharacters) return { outcome: 'refused', reason: 'too-long' }
    if (signal.aborted) return notBegun
    const command = new PublishCommand({
      PhoneNumber: permit.address,
      Message: content.text,
      MessageAttributes: this.#attributes,
    })
    try {
      const { MessageId } = await this.#client.send(command, { abortSignal: signal })
      return { outcome: 'accepted', ...(MessageId !== undefined && { messageId: MessageId }) }
    } catch (error) {
      return classifySnsError(error, signal)
    }
  }
}
