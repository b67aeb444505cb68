import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Lane } from '../../../domain/channel.ts'
import { notBegun } from '../../../domain/sheets/hand-over.ts'
import type { HandOverResult, SmsCarrier, SmsMessage } from '../../../ports/carriers.ts'
import type { Clock } from '../../../ports/clock.ts'
import { classifyStatus } from '../carrier-codes.ts'
import { type CarrierAnswer, type CarrierHost, carrierHost, openCalls, type SignedBy } from '../carrier-host.ts'
import { type Addressed, sendByCalls } from '../template-calls.ts'
import { classifyTransport } from '../transport.ts'
import { type Action, divideAlibaba, numbersPerCall, wordsOf } from './calls.ts'
import { alibabaSetback, isAboutOneNumber } from './outcomes.ts'
import { type AlibabaAccount, formOf, signAlibaba } from './sign.ts'

const version = '2017-05-25'

/** SMS through Alibaba Cloud: one verdict a call, whatever its numbers. `OutId` comes back with each receipt. */
export class AlibabaSmsCarrier implements SmsCarrier {
  readonly name = 'alibaba'
  readonly takes = 'template'
  readonly echoesRef = true
  readonly #account: AlibabaAccount
  readonly #host: CarrierHost
  /** A signature more than fifteen minutes old is refused. */
  readonly #clock: Clock

  constructor({ account, url, clock, requestTimeoutMs }: SignedBy<AlibabaAccount>) {
    this.#account = account
    this.#clock = clock
    this.#host = carrierHost(url, requestTimeoutMs)
  }

  callSize(lane: Lane): number {
    return lane === 'urgent' ? 1 : numbersPerCall.SendSms
  }

  send(messages: SmsMessage[], lane: Lane, signal: AbortSignal): Promise<HandOverResult[]> {
    return sendByCalls(messages, {
      divide: all => divideAlibaba(all, lane),
      perform: (messages, call) => this.#perform(messages, call, signal),
      open: openCalls,
      signal,
    })
  }

  /** A call that is refused for one number's sake is tried again as two halves, so that nobody else goes without. */
  async #perform(
    messages: readonly Addressed[],
    action: Action,
    signal: AbortSignal,
  ): Promise<readonly HandOverResult[]> {
    const result = signal.aborted ? notBegun : await this.#call(messages, action, signal)
    if (messages.length === 1 || !isAboutOneNumber(result)) return messages.map(() => result)
    const middle = messages.length >> 1
    const halves = [messages.slice(0, middle), messages.slice(middle)]
    return (await Promise.all(halves.map(half => this.#perform(half, action, signal)))).flat()
  }

  async #call(messages: readonly Addressed[], action: Action, signal: AbortSignal): Promise<HandOverResult> {
    const { host, path } = this.#host
    const words = wordsOf(action, messages)
    const [query, body] = [formOf(words.query), formOf(words.form)]
    const signed = { host, path, action, version, query, body, now: this.#clock.now(), nonce: randomUUID() }
    const headers = signAlibaba(this.#account, signed)
    try {
      return readAnswer(await this.#host.post({ headers, query, body }, signal))
    } catch (error) {
      return classifyTransport(error, signal)
    }
  }
}

const Answer = z.object({ Code: z.string(), Message: z.string().default(''), BizId: z.string().optional() })

const readAnswer = ({ status, json }: CarrierAnswer): HandOverResult => {
  const read = Answer.safeParse(json)
  if (!read.success) return classifyStatus(status)
  const { Code, Message, BizId } = read.data
  if (Code !== 'OK') return alibabaSetback(Code, Message)
  return { outcome: 'accepted', ...(BizId !== undefined && { messageId: BizId }) }
}
