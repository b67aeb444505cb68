/** What one function did: how often it was invoked, and the processor time of its code and the clients under it. */
export type Effort = { invocations: number; cpuSeconds: number }

/** Notes whose work the run is doing, and what it takes. One thing at a time, or the processor time would be somebody else's too. */
export const efforts = () => {
  const all = new Map<string, Effort>()
  let current = 'nobody'
  return {
    all,
    current: () => current,
    async of<T>(name: string, work: () => Promise<T>): Promise<T> {
      const before = process.cpuUsage()
      current = name
      try {
        return await work()
      } finally {
        current = 'nobody'
        const { user, system } = process.cpuUsage(before)
        const { invocations, cpuSeconds } = all.get(name) ?? { invocations: 0, cpuSeconds: 0 }
        all.set(name, { invocations: invocations + 1, cpuSeconds: cpuSeconds + (user + system) / 1e6 })
      }
    },
  }
}
export type Efforts = ReturnType<typeof efforts>
