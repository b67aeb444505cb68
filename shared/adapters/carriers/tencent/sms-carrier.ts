import type { Lane } from '../../../domain/channel.ts'
import type { HandOverResult, SmsCarrier, SmsMessage } from '../../../ports/carriers.ts'
import type { Clock } from '../../../ports/clock.ts'
import { type CarrierHost, carrierHost, openCalls, type SignedBy } from '../carrier-host.ts'
import { type Addressed, bySameContent, inPiecesOf, sendByCalls } from '../template-calls.ts'
import { classifyTransport } from '../transport.ts'
import { readTencentAnswer } from './answer.ts'
import { type TencentAccount, tencentSigner } from './sign.ts'

/** "单次请求最多支持200个手机号" (cloud.tencent.com/document/api/382/55981, PhoneNumberSet). */
const numbersPerCall = 200
const common = { 'x-tc-version': '2021-01-11', 'x-tc-region': 'ap-guangzhou' }

/**
 * SMS through Tencent Cloud: one template with one set of variables to 200 numbers a call, and a word for each of them. What it is
 * given as `SessionContext` it echoes in its answer, and in receipts only to whom it has opened that for: so receipts are known by
 * the serial number.
 */
export class TencentSmsCarrier implements SmsCarrier {
  readonly name = 'tencent'
  readonly takes = 'template'
  readonly echoesRef = false
  readonly #sdkAppId: string
  readonly #sign: ReturnType<typeof tencentSigner>
  readonly #host: CarrierHost
  /** A signature more than five minutes old is refused. */
  readonly #clock: Clock

  constructor({ account, url, clock, requestTimeoutMs }: SignedBy<TencentAccount>) {
    this.#sdkAppId = account.sdkAppId
    this.#sign = tencentSigner(account, 'sms')
    this.#clock = clock
    this.#host = carrierHost(url, requestTimeoutMs)
  }

  callSize(): number {
    return numbersPerCall
  }

  send(messages: SmsMessage[], _lane: Lane, signal: AbortSignal): Promise<HandOverResult[]> {
    return sendByCalls(messages, {
      divide: all =>
        bySameContent(all).flatMap(same =>
          inPiecesOf(same, numbersPerCall).map(messages => ({ messages, call: undefined })),
        ),
      perform: call => this.#sendSms(call, signal),
      open: openCalls,
      signal,
    })
  }

  async #sendSms(messages: readonly Addressed[], signal: AbortSignal): Promise<readonly HandOverResult[]> {
    const [first] = messages
    if (!first) return []
    const { content, ref } = first
    const phones = messages.map(({ phone }) => phone)
    const body = JSON.stringify({
      PhoneNumberSet: phones,
      SmsSdkAppId: this.#sdkAppId,
      TemplateId: content.template,
      SignName: content.signature,
      TemplateParamSet: content.variables,
      SessionContext: ref,
    })
    const { host, path } = this.#host
    const signed = this.#sign({ host, path, action: 'SendSms', body, now: this.#clock.now() })
    try {
      return readTencentAnswer(await this.#host.post({ headers: { ...common, ...signed }, body }, signal), phones)
    } catch (error) {
      const setback = classifyTransport(error, signal)
      return phones.map(() => setback)
    }
  }
}
