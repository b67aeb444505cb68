/** Remembers the latest `limit` answers of `load` by key. Only for what never changes; a failure, or nothing, is not remembered. */
export const recentlyUsed = <T>(limit: number) => {
  const known = new Map<string, Promise<T>>()
  return (key: string, load: () => Promise<T>): Promise<T> => {
    const answer = known.get(key) ?? load()
    known.delete(key)
    known.set(key, answer)
    answer.then(
      found => found === undefined && known.delete(key),
      () => known.delete(key),
    )
    const oldest = known.keys().next()
    if (known.size > limit && !oldest.done) known.delete(oldest.value)
    return answer
  }
}
