import type { Random } from './random.ts'

/** A worker that stands at a gate: it goes on when the schedule lets it, or never, which is a crash. */
type Waiting = { worker: number; go: () => void; writing: boolean }

/**
 * Many workers interleaved one step at a time by a seed. Every call to the world passes a gate; a crash is a gate that never
 * opens again. Virtual time only.
 */
export const interleaving = (random: Random) => {
  let waiting: Waiting[] = []
  const dead = new Set<number>()
  const deadlines = new Map<number, number>()
  const clock = { at: 1_000_000 }

  const gate = (worker: number, writing = false): Promise<void> =>
    new Promise(go => {
      if (!dead.has(worker)) waiting.push({ worker, go, writing })
    })

  const settleMicrotasks = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

  return {
    clock,
    gate,
    start(worker: number, deadline: number): void {
      deadlines.set(worker, deadline)
    },
    crash(worker: number): void {
      dead.add(worker)
      waiting = waiting.filter(one => one.worker !== worker)
    },
    alive: (): number[] => [...new Set(waiting.map(({ worker }) => worker))],
    /** Opens one gate; a worker past its deadline is killed instead, as Lambda does, and named. */
    async step(): Promise<number | undefined> {
      const one = random.pick(waiting)
      waiting = waiting.filter(other => other !== one)
      const isLate = clock.at > (deadlines.get(one.worker) ?? 0)
      // A write may be on its way when its writer dies, or the writer may have been frozen: it arrives all the same.
      if (isLate && !(one.writing && random.chance(0.5))) {
        dead.add(one.worker)
        waiting = waiting.filter(other => other.worker !== one.worker)
        return one.worker
      }
      one.go()
      await settleMicrotasks()
      return undefined
    },
    settleMicrotasks,
  }
}
