type Waiting = { body: string; taken(): void; lost(fault: unknown): void }
type Posts = {
  /** Up to ten bodies; answers the positions of those that were refused. */
  batch(bodies: string[]): Promise<number[]>
  one(body: string): Promise<void>
}

/** SQS: entries of one SendMessageBatch. */
const most = 10

/**
 * Sends what comes within one turn of the event loop together: thousands of terminals report within a second, and a batch costs hardly
 * more than a message. What a batch does not get through is sent alone, so that a message is lost only for its own fault.
 */
export const inBatches = ({ batch, one }: Posts): ((body: string) => Promise<void>) => {
  let waiting: Waiting[] = []
  const alone = (some: Waiting[]): void => {
    for (const { body, taken, lost } of some) one(body).then(taken, lost)
  }
  const post = async (some: Waiting[]): Promise<void> => {
    const refused = new Set(await batch(some.map(({ body }) => body)))
    for (const [at, { taken }] of some.entries()) if (!refused.has(at)) taken()
    alone(some.filter((_, at) => refused.has(at)))
  }
  const flush = (): void => {
    const all = waiting
    waiting = []
    for (let at = 0; at < all.length; at += most) {
      const some = all.slice(at, at + most)
      if (some.length === 1) alone(some)
      else post(some).catch(() => alone(some))
    }
  }
  return body =>
    new Promise((taken, lost) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ body, taken, lost })
    })
}
