import type { Clock } from '../../shared/ports/clock.ts'

/**
 * Ten officers who watch the same warning are one read a second. What is asked for while it is being read is the same read, and
 * one that took long is kept as long again, so that a busy table is asked half of the time at most. A failure is not remembered.
 */
export const remember = <Key extends string, T>(
  { now }: Clock,
  forMs: number,
  read: (key: Key) => Promise<T>,
): ((key: Key) => Promise<T>) => {
  const known = new Map<Key, { until: number; answer: Promise<T> }>()

  const begin = (key: Key): Promise<T> => {
    const at = now()
    const entry = { until: Number.POSITIVE_INFINITY, answer: read(key) }
    known.set(key, entry)
    entry.answer.then(
      () => {
        const end = now()
        entry.until = Math.max(at + forMs, end + (end - at))
      },
      () => known.delete(key),
    )
    return entry.answer
  }

  return key => {
    const at = now()
    for (const [old, { until }] of known) if (at >= until) known.delete(old)
    return known.get(key)?.answer ?? begin(key)
  }
}
