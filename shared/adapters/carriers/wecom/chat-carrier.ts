import { Agent, request } from 'undici'
import { requirePermit } from '../../../domain/wall.ts'
import type { ChatCarrier, ChatPost, HandOverResult } from '../../../ports/carriers.ts'
import { classifyTransport, notBegun } from '../transport.ts'
import { classifyWecomAnswer } from './outcomes.ts'

/** UTF-8 bytes of the content (developer.work.weixin.qq.com/document/path/91770). */
const maxBytes: Record<ChatPost['content']['kind'], number> = { text: 2_048, markdown: 4_096 }

/** A slot's address is `wecom:<robot key>`: the key is the robot's whole secret. */
const addressPrefix = 'wecom:'

type Options = { url: string; timeoutMs?: number }

/** A post to a WeCom group by its robot's webhook. There is no receipt of any kind: `accepted` is the most that can be known. */
export class WecomChatCarrier implements ChatCarrier {
  readonly name = 'wecom'
  readonly #url: string
  readonly #agent: Agent

  constructor({ url, timeoutMs = 8_000 }: Options) {
    this.#url = `${url.replace(/\/$/, '')}/cgi-bin/webhook/send`
    this.#agent = new Agent({
      connect: { timeout: 3_000 },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      connections: 16,
    })
  }

  async post({ permit, content }: ChatPost, signal: AbortSignal): Promise<HandOverResult> {
    const { address } = requirePermit(permit)
    if (!address.startsWith(addressPrefix)) return { outcome: 'refused', reason: 'invalid-address' }
    if (Buffer.byteLength(content.body) > maxBytes[content.kind]) return { outcome: 'refused', reason: 'too-long' }
    if (signal.aborted) return notBegun
    try {
      const { statusCode, body } = await request(
        `${this.#url}?key=${encodeURIComponent(address.slice(addressPrefix.length))}`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify({ msgtype: content.kind, [content.kind]: { content: content.body } }),
          dispatcher: this.#agent,
          signal,
        },
      )
      return classifyWecomAnswer(statusCode, await body.text())
    } catch (error) {
      return classifyTransport(error, signal)
    }
  }
}
