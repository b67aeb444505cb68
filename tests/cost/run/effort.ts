import type { Clock } from './clock.ts'

/** What one function did: how often it was invoked, the processor time of its code and the clients under it, and how long it waited for answers. */
export type Effort = { invocations: number; cpuSeconds: number; waitedSeconds: number }

/** Notes whose work the run is doing, and what it takes. One function at a time, or the processor time would be somebody else's too. */
export const efforts = (clock: Clock) => {
  const all = new Map<string, Effort>()
  let current = 'nobody'
  const add = (name: string, more: Partial<Effort>) => {
    const sum = all.get(name) ?? { invocations: 0, cpuSeconds: 0, waitedSeconds: 0 }
    sum.invocations += more.invocations ?? 0
    sum.cpuSeconds += more.cpuSeconds ?? 0
    sum.waitedSeconds += more.waitedSeconds ?? 0
    all.set(name, sum)
  }
  const during = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = process.cpuUsage()
    current = name
    try {
      return await work()
    } finally {
      current = 'nobody'
      const { user, system } = process.cpuUsage(before)
      add(name, { cpuSeconds: (user + system) / 1e6 })
    }
  }
  const invoked = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const from = clock.at
    try {
      return await work()
    } finally {
      add(name, { invocations: 1, waitedSeconds: (clock.at - from) / 1000 })
    }
  }
  return {
    all,
    current: () => current,
    /** One invocation. */
    of: <T>(name: string, work: () => Promise<T>): Promise<T> => during(name, () => invoked(name, work)),
    /** Invocations side by side, each by itself. */
    among: (name: string, work: (invoke: <T>(one: () => Promise<T>) => Promise<T>) => Promise<void>): Promise<void> =>
      during(name, () => work(one => invoked(name, one))),
  }
}
export type Efforts = ReturnType<typeof efforts>
