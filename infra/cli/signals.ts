/** What is not closed by then ends with this process: its children are on a leash. */
const closeWithinMs = 3000

/** Resolves when somebody wants it to end: Ctrl-C, a `kill`, a closed terminal. Asked a second time it ends at once. */
export const untilAsked = (): Promise<void> =>
  new Promise(resolve => {
    let asked = false
    const take = () => {
      if (asked) process.exit()
      asked = true
      setTimeout(() => process.exit(), closeWithinMs).unref()
      resolve()
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, take)
  })
