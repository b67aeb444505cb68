import pLimit from 'p-limit'
import { request } from 'undici'

const everyMs = 100
/** Whoever reports tries again for a while; what is then given up is never seen again. */
const maxTries = 50

/** What a group's readers are told, and when. */
export type Due<Group extends string, Event> = { dueAt: number; group: Group; event: Event }

/** Whether they took it. */
export type Post<Group extends string, Event> = (group: Group, events: Event[]) => Promise<boolean>

/** Events of one request, requests that are under way at a time, and when one comes again: after so long, then twice, to ten times that. */
export type Pace = { batchSize: number; atOnce: number; againAfterMs: number }

/** Posts events when they are due, many in one request; one request at a time, in the order they came due. */
export class DuePoster<Group extends string, Event> {
  readonly #post: Post<Group, Event>
  readonly #pace: Pace
  readonly #limit: ReturnType<typeof pLimit>
  readonly #waiting: Due<Group, Event>[] = []
  #ticker: NodeJS.Timeout | undefined

  constructor(post: Post<Group, Event>, pace: Pace = { batchSize: 500, atOnce: 1, againAfterMs: 100 }) {
    this.#post = post
    this.#pace = pace
    this.#limit = pLimit(pace.atOnce)
  }

  schedule(due: Due<Group, Event>): void {
    this.#waiting.push(due)
    this.#ticker ??= setInterval(() => this.#tick(), everyMs)
  }

  forget(): void {
    this.#waiting.length = 0
  }

  close(): void {
    clearInterval(this.#ticker)
    this.#limit.clearQueue()
    this.forget()
  }

  #tick(): void {
    const { batchSize, atOnce } = this.#pace
    if (this.#limit.activeCount >= atOnce) return
    const due = this.#takeDue(Date.now())
    for (const [group, those] of Map.groupBy(due, one => one.group))
      for (let at = 0; at < those.length; at += batchSize) {
        const events = those.slice(at, at + batchSize).map(({ event }) => event)
        void this.#limit(() => this.#postUntilTaken(group, events))
      }
  }

  #takeDue(now: number): Due<Group, Event>[] {
    const due = this.#waiting.filter(({ dueAt }) => dueAt <= now)
    if (due.length === 0) return []
    const later = this.#waiting.filter(({ dueAt }) => dueAt > now)
    this.#waiting.length = 0
    for (const one of later) this.#waiting.push(one)
    return due.sort((a, b) => a.dueAt - b.dueAt)
  }

  async #postUntilTaken(group: Group, events: Event[]): Promise<void> {
    for (let tries = 1; tries <= maxTries && !(await this.#post(group, events)); tries += 1)
      await new Promise(resolve => setTimeout(resolve, this.#pace.againAfterMs * Math.min(tries, 10)))
  }
}

/** late: no answer within the time that was given. */
export type Posted = 'taken' | 'refused' | 'late'

/** What became of this JSON at `url`, within `patienceMs` where it must be quick. */
export const postJson = async (url: string, json: unknown, patienceMs?: number): Promise<Posted> => {
  const signal = patienceMs === undefined ? undefined : AbortSignal.timeout(patienceMs)
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
      ...(signal && { signal }),
    })
    await body.dump()
    return statusCode < 300 ? 'taken' : 'refused'
  } catch {
    return signal?.aborted ? 'late' : 'refused'
  }
}
