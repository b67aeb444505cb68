import type { House, VirtualClock } from './house/house.ts'

/** Whatever happens at times of its own. */
export type Happening = {
  /** ms; Infinity: nothing more. What is past happens at once. */
  nextAt(): number
  happen(): Promise<void>
}

/** Time passes in leaps, from one thing that happens to the next, so that a year in which nothing happens costs nothing. */
export const passTime = async (clock: VirtualClock, until: number, happenings: readonly Happening[]): Promise<void> => {
  const nextAt = (): number => Math.min(...happenings.map(one => one.nextAt()))
  for (let at = nextAt(); at < until; at = nextAt()) {
    clock.at = Math.max(clock.at, at)
    for (const one of happenings) if (one.nextAt() <= clock.at) await one.happen()
  }
  clock.at = Math.max(clock.at, until)
}

const minuteMs = 60_000

/** What the service does by itself: its messages, and its tick at each minute at which something is due. */
export const ofTheHouse = ({ warnings, notices, messages, clock, drain, tick }: House): Happening[] => {
  let tickedAt = Math.floor(clock.now() / minuteMs) * minuteMs - minuteMs
  const nextTickAt = (): number => {
    const dueAt = Math.min(warnings.nextDueAt(), notices.nextDueAt())
    return Math.max(Math.ceil(dueAt / minuteMs) * minuteMs, tickedAt + minuteMs)
  }
  const ticks: Happening = {
    nextAt: nextTickAt,
    async happen() {
      tickedAt = Math.floor(clock.now() / minuteMs) * minuteMs
      await tick()
    },
  }
  return [ticks, { nextAt: () => (warnings.outbox.length > 0 ? clock.now() : messages.nextAt()), happen: drain }]
}
