/** What waits for answers elsewhere, ms: estimates of the store and the queues within a region, a broker, and a carrier of SMS for a window. */
export const answersAfterMs = { store: 5, queue: 5, broker: 20, carrier: 200 } as const

/**
 * The run's own time: it stands still while anything is at work and, when everybody waits, goes on to whatever is awaited first. So
 * what is done side by side here takes as long as it would elsewhere, however slow this machine is.
 */
export const runningClock = (startAt: number) => {
  const waiting: { until: number; wake: () => void }[] = []
  let working = 0

  const goOn = () => {
    if (working > 0 || waiting.length === 0) return
    clock.at = Math.max(clock.at, Math.min(...waiting.map(({ until }) => until)))
    const due = waiting.filter(({ until }) => until <= clock.at)
    waiting.splice(0, waiting.length, ...waiting.filter(({ until }) => until > clock.at))
    for (const { wake } of due) wake()
    setImmediate(goOn)
  }

  const clock = {
    at: startAt,
    now: () => clock.at,
    until: (time: number): Promise<void> =>
      new Promise(wake => {
        waiting.push({ until: Math.ceil(time), wake })
        setImmediate(goOn)
      }),
    /** Work whose answer comes so many ms after it was asked for. */
    async after<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
      const until = clock.at + milliseconds
      working += 1
      try {
        return await work()
      } finally {
        working -= 1
        await clock.until(until)
      }
    },
  }
  return clock
}
export type Clock = ReturnType<typeof runningClock>
