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
