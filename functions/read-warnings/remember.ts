import type { Clock } from '../../shared/ports/clock.ts'

/**
 * Ten officers who watch the same warning are one read a second. What is asked for while it is being read is the same read;
 * a failure is not remembered.
 */
export const remember = <Key extends string, T>(
  { now }: Clock,
  forMs: number,
  read: (key: Key) => Promise<T>,
): ((key: Key) => Promise<T>) => {
  const known = new Map<Key, { at: number; answer: Promise<T> }>()
  return key => {
    const at = now()
    for (const [old, entry] of known) if (at - entry.at >= forMs) known.delete(old)
    const fresh = known.get(key)
    if (fresh) return fresh.answer
    const answer = read(key)
    known.set(key, { at, answer })
    answer.catch(() => known.delete(key))
    return answer
  }
}
