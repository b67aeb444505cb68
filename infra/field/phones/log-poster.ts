import { request } from 'undici'
import type { LogEvent } from './delivery-log.ts'

const batchSize = 500
const everyMs = 100
/** CloudWatch Logs tries a subscription again for a while; what it then gives up is never seen again. */
const maxTries = 50

type Post = (logEvents: LogEvent[]) => Promise<boolean>

/** Posts log events when they are due, many in one request, in the order they came due. */
export class LogPoster {
  readonly #post: Post
  readonly #waiting: { dueAt: number; event: LogEvent }[] = []
  #ticker: NodeJS.Timeout | undefined
  #posting: Promise<void> | undefined

  constructor(post: Post) {
    this.#post = post
  }

  schedule(dueAt: number, event: LogEvent): void {
    this.#waiting.push({ dueAt, event })
    this.#ticker ??= setInterval(() => this.#tick(), everyMs)
  }

  forget(): void {
    this.#waiting.length = 0
  }

  close(): void {
    clearInterval(this.#ticker)
    this.forget()
  }

  #tick(): void {
    this.#posting ??= this.#postDue().finally(() => {
      this.#posting = undefined
    })
  }

  async #postDue(): Promise<void> {
    const due = this.#takeDue(Date.now())
    for (let at = 0; at < due.length; at += batchSize) await this.#postUntilTaken(due.slice(at, at + batchSize))
  }

  #takeDue(now: number): LogEvent[] {
    const due = this.#waiting.filter(({ dueAt }) => dueAt <= now)
    if (due.length === 0) return []
    const later = this.#waiting.filter(({ dueAt }) => dueAt > now)
    this.#waiting.length = 0
    for (const one of later) this.#waiting.push(one)
    return due.sort((a, b) => a.dueAt - b.dueAt).map(({ event }) => event)
  }

  async #postUntilTaken(events: LogEvent[]): Promise<void> {
    for (let tries = 1; tries <= maxTries && !(await this.#post(events)); tries += 1)
      await new Promise(resolve => setTimeout(resolve, everyMs * Math.min(tries, 10)))
  }
}

/** The log group that SNS names after direct publishes; its region and account are the receiver's to know. */
export const postTo =
  (url: string): Post =>
  async logEvents => {
    try {
      const { statusCode, body } = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ logGroup: 'DirectPublishToPhoneNumber', logEvents }),
      })
      await body.dump()
      return statusCode < 300
    } catch {
      return false
    }
  }
