import { hash } from 'node:crypto'

export const channels = ['sms', 'group-chat', 'loudspeaker'] as const
export type Channel = (typeof channels)[number]
export type Entry = { at: number; address: string; content: string }
export type Figures = { received: number; distinct: number; firstAt?: number; lastAt?: number }

const recentEntries = 500

/** What reached one channel: every message, and every recipient × alert once. Addresses come in masked already. */
class ChannelLedger {
  #arrivals: { at: number; key: string }[] = []
  #recent: Entry[] = []

  add(entry: Entry, key: string): void {
    this.#arrivals.push({ at: entry.at, key })
    this.#recent.push(entry)
    if (this.#recent.length > 2 * recentEntries) this.#recent = this.#recent.slice(-recentEntries)
  }

  figures(since: number): Figures {
    const arrivals = this.#arrivals.filter(({ at }) => at >= since)
    const [first, last] = [arrivals.at(0), arrivals.at(-1)]
    return {
      received: arrivals.length,
      distinct: new Set(arrivals.map(({ key }) => key)).size,
      ...(first && last && { firstAt: first.at, lastAt: last.at }),
    }
  }

  recent(limit: number): Entry[] {
    return limit > 0 ? this.#recent.slice(-Math.min(limit, recentEntries)).reverse() : []
  }

  forget(): void {
    this.#arrivals = []
    this.#recent = []
  }
}

export class Received {
  readonly #ledgers: Record<Channel, ChannelLedger> = {
    sms: new ChannelLedger(),
    'group-chat': new ChannelLedger(),
    loudspeaker: new ChannelLedger(),
  }

  /** `recipient` and `alert` together say what is one and the same message; only a digest of them is kept. */
  add(channel: Channel, entry: Entry, recipient: string, alert: string): void {
    this.#ledgers[channel].add(entry, hash('sha1', `${recipient}\0${alert}`, 'base64'))
  }

  figures(since = 0): Record<Channel, Figures> {
    return {
      sms: this.#ledgers.sms.figures(since),
      'group-chat': this.#ledgers['group-chat'].figures(since),
      loudspeaker: this.#ledgers.loudspeaker.figures(since),
    }
  }

  recent(channel: Channel, limit: number): Entry[] {
    return this.#ledgers[channel].recent(limit)
  }

  forget(): void {
    for (const channel of channels) this.#ledgers[channel].forget()
  }
}
