import { hash } from 'node:crypto'

export const channels = ['sms', 'group-chat', 'loudspeaker'] as const
export type Channel = (typeof channels)[number]
export type Entry = { at: number; address: string; content: string }
/** By digests: who it came to, and which message. */
export type Arrival = { at: number; recipient: string; said: string }
/** `texts`: by the digest. */
export type Arrivals = Record<Channel, Arrival[]> & { texts: Record<string, string> }
export type Figures = { received: number; distinct: number; firstAt?: number; lastAt?: number }

const recentEntries = 500

export const digestOf = (text: string): string => hash('sha1', text, 'base64')

/** What reached one channel: every message, and every recipient × alert once. Addresses come in masked already. */
class ChannelLedger {
  #arrivals: Arrival[] = []
  #recent: Entry[] = []

  add(entry: Entry, recipient: string, said: string): void {
    this.#arrivals.push({ at: entry.at, recipient, said })
    this.#recent.push(entry)
    if (this.#recent.length > 2 * recentEntries) this.#recent = this.#recent.slice(-recentEntries)
  }

  figures(since: number): Figures {
    const arrivals = this.#arrivals.filter(({ at }) => at >= since)
    const [first, last] = [arrivals.at(0), arrivals.at(-1)]
    return {
      received: arrivals.length,
      distinct: new Set(arrivals.map(({ recipient, said }) => recipient + said)).size,
      ...(first && last && { firstAt: first.at, lastAt: last.at }),
    }
  }

  arrivals(): Arrival[] {
    return this.#arrivals
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
  /** The same words go to thousands. */
  readonly #said = new Map<string, string>()
  readonly #texts = new Map<string, string>()
  readonly #ledgers: Record<Channel, ChannelLedger> = {
    sms: new ChannelLedger(),
    'group-chat': new ChannelLedger(),
    loudspeaker: new ChannelLedger(),
  }

  /** `recipient` and `alert` together say what is one and the same message; only digests are kept, and each text once. */
  add(channel: Channel, entry: Entry, recipient: string, alert: string): void {
    const said = this.#said.get(alert) ?? digestOf(alert)
    this.#said.set(alert, said)
    this.#texts.set(said, entry.content)
    this.#ledgers[channel].add(entry, digestOf(recipient), said)
  }

  arrivals(): Arrivals {
    const { sms, 'group-chat': chat, loudspeaker } = this.#ledgers
    return {
      sms: sms.arrivals(),
      'group-chat': chat.arrivals(),
      loudspeaker: loudspeaker.arrivals(),
      texts: Object.fromEntries(this.#texts),
    }
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
    this.#said.clear()
    this.#texts.clear()
    for (const channel of channels) this.#ledgers[channel].forget()
  }
}
