/** What must be undone, in the reverse order of its doing; each of them, whatever becomes of the others. */
export type Closers = { add(close: () => unknown): void; run(): Promise<void> }

export const collectClosers = (): Closers => {
  const all: (() => unknown)[] = []
  return {
    add: close => all.push(close),
    run: async () => {
      for (let close = all.pop(); close; close = all.pop()) await Promise.allSettled([Promise.resolve().then(close)])
    },
  }
}

/** What `work` comes to, or undefined when `ended` resolves before; what it has started is closed then. */
export const closeAfter = async <Result>(
  ended: Promise<void>,
  work: (started: Closers) => Promise<Result>,
): Promise<Result | undefined> => {
  const started = collectClosers()
  try {
    return await Promise.race([work(started), ended.then(() => undefined)])
  } finally {
    await started.run()
  }
}
