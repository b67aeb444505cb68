/** Time that passes only while everybody waits: it goes on to the nearest moment that somebody waits for. */
export const virtualTime = () => {
  let waiting: { at: number; go: () => void }[] = []
  const time = {
    at: 1_000_000,
    pause: (milliseconds: number): Promise<void> => new Promise(go => waiting.push({ at: time.at + milliseconds, go })),

    ends: (milliseconds: number): Promise<void> => time.pause(milliseconds),

    async run<T>(work: Promise<T>): Promise<T> {
      let isOver = false
      const end = () => {
        isOver = true
      }
      work.then(end, end)
      for (;;) {
        await new Promise(resolve => setImmediate(resolve))
        if (isOver) return work
        const next = waiting.reduce((first, one) => (one.at < first.at ? one : first), waiting[0] ?? stuck())
        waiting = waiting.filter(one => one !== next)
        time.at = Math.max(time.at, next.at)
        next.go()
      }
    },
  }
  return time
}

const stuck = (): never => {
  throw new Error('everybody waits for what no time brings')
}
