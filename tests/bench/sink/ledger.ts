/** What came to numbers that begin alike. */
export type Arrived = { received: number; distinct: number; firstAt?: number; lastAt?: number }
/** `openMost`: requests that waited for an answer at the same time, at most. */
export type Seen = Arrived & { calls: number; refused: number; failed: number; hung: number; openMost: number }

/** Numbers are +86154 and eight digits; those of one block share the first two of them. */
export const numbersInBlock = 1_000_000
const blocks = 100

/** The truth of a run: every number is counted, and nothing is estimated. */
export class Ledger {
  /** One byte a number; memory is only used where something came. */
  readonly #times = new Uint8Array(blocks * numbersInBlock)
  readonly #arrived = new Map<number, Required<Arrived>>()
  #calls = { calls: 0, refused: 0, failed: 0, hung: 0 }
  #open = 0
  #openMost = 0

  began(): void {
    this.#calls.calls += 1
    this.#open += 1
    this.#openMost = Math.max(this.#openMost, this.#open)
  }

  ended(): void {
    this.#open -= 1
  }

  note(what: 'refused' | 'failed' | 'hung'): void {
    this.#calls[what] += 1
  }

  take(number: number, now: number): void {
    const block = this.#block(Math.floor(number / numbersInBlock), now)
    const times = this.#times[number] ?? 0
    if (times === 0) block.distinct += 1
    this.#times[number] = Math.min(255, times + 1)
    block.received += 1
    block.lastAt = now
  }

  #block(of: number, now: number): Required<Arrived> {
    const known = this.#arrived.get(of) ?? { received: 0, distinct: 0, firstAt: now, lastAt: now }
    this.#arrived.set(of, known)
    return known
  }

  /** Of one block, or of all of them. */
  seen(block?: number): Seen {
    const some = block === undefined ? [...this.#arrived.values()] : [this.#arrived.get(block)].filter(one => !!one)
    const sum = (of: (one: Required<Arrived>) => number) => some.reduce((total, one) => total + of(one), 0)
    return {
      received: sum(one => one.received),
      distinct: sum(one => one.distinct),
      ...(some.length > 0 && {
        firstAt: Math.min(...some.map(one => one.firstAt)),
        lastAt: Math.max(...some.map(one => one.lastAt)),
      }),
      ...this.#calls,
      openMost: this.#openMost,
    }
  }

  /** One block alone, or everything; what is open stays open. */
  forget(block?: number): void {
    for (const one of block === undefined ? [...this.#arrived.keys()] : [block]) {
      this.#times.fill(0, one * numbersInBlock, (one + 1) * numbersInBlock)
      this.#arrived.delete(one)
    }
    if (block !== undefined) return
    this.#calls = { calls: 0, refused: 0, failed: 0, hung: 0 }
    this.#openMost = this.#open
  }
}
