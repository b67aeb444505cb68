import { request } from 'undici'
import type { DueLog, LogEvent, LogGroup } from './delivery-log.ts'

const batchSize = 500
const everyMs = 100
/** CloudWatch Logs tries a subscription again for a while; what it then gives up is never seen again. */
const maxTries = 50

type Post = (logGroup: LogGroup, logEvents: LogEvent[]) => Promise<boolean>

/** Posts log events when they are due, many in one request, in the order they came due. */
export class LogPoster {
  readonly #post: Post
  readonly #waiting: DueLog[] = []
  #ticker: NodeJS.Timeout | undefined
  #posting: Promise<void> | undefined

  constructor(post: Post) {
    this.#post = post
  }

  schedule(log: DueLog): void {
    this.#waiting.push(log)
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
    for (const [logGroup, logs = []] of Map.groupBy(due, one => one.logGroup))
      for (let at = 0; at < logs.length; at += batchSize)
        await this.#postUntilTaken(
          logGroup,
          logs.slice(at, at + batchSize).map(({ event }) => event),
        )
  }

  #takeDue(now: number): DueLog[] {
    const due = this.#waiting.filter(({ dueAt }) => dueAt <= now)
    if (due.length === 0) return []
    const later = this.#waiting.filter(({ dueAt }) => dueAt > now)
    this.#waiting.length = 0
    for (const one of later) this.#waiting.push(one)
    return due.sort((a, b) => a.dueAt - b.dueAt)
  }

  async #postUntilTaken(logGroup: LogGroup, events: LogEvent[]): Promise<void> {
    for (let tries = 1; tries <= maxTries && !(await this.#post(logGroup, events)); tries += 1)
      await new Promise(resolve => setTimeout(resolve, everyMs * Math.min(tries, 10)))
  }
}

export const postTo =
  (url: string): Post =>
  async (logGroup, logEvents) => {
    try {
      const { statusCode, body } = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ logGroup, logEvents }),
      })
      await body.dump()
      return statusCode < 300
    } catch {
      return false
    }
  }
