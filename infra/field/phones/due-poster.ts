import { request } from 'undici'

const batchSize = 500
const everyMs = 100
/** Whoever reports tries again for a while; what is then given up is never seen again. */
const maxTries = 50

/** What a group's readers are told, and when. */
export type Due<Group extends string, Event> = { dueAt: number; group: Group; event: Event }

/** Whether they took it. */
export type Post<Group extends string, Event> = (group: Group, events: Event[]) => Promise<boolean>

/** Posts events when they are due, many in one request, in the order they came due. */
export class DuePoster<Group extends string, Event> {
  readonly #post: Post<Group, Event>
  readonly #waiting: Due<Group, Event>[] = []
  #ticker: NodeJS.Timeout | undefined
  #posting: Promise<void> | undefined

  constructor(post: Post<Group, Event>) {
    this.#post = post
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
    this.forget()
  }

  #tick(): void {
    this.#posting ??= this.#postDue().finally(() => {
      this.#posting = undefined
    })
  }

  async #postDue(): Promise<void> {
    const due = this.#takeDue(Date.now())
    for (const [group, those] of Map.groupBy(due, one => one.group))
      for (let at = 0; at < those.length; at += batchSize)
        await this.#postUntilTaken(
          group,
          those.slice(at, at + batchSize).map(({ event }) => event),
        )
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
      await new Promise(resolve => setTimeout(resolve, everyMs * Math.min(tries, 10)))
  }
}

/** Whether `url` took this JSON, within `patienceMs` where it must be quick. */
export const postJson = async (url: string, json: unknown, patienceMs?: number): Promise<boolean> => {
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
      ...(patienceMs !== undefined && { signal: AbortSignal.timeout(patienceMs) }),
    })
    await body.dump()
    return statusCode < 300
  } catch {
    return false
  }
}
