/**
 * Which of these ranks must move so that the rest never falls: the fewest possible, so that one element in the wrong place is
 * one problem and not one for each of its neighbours. Longest non-decreasing subsequence, n log n.
 */
export const outOfOrder = (ranks: readonly number[]): number[] => {
  const tails: number[] = []
  const previous: (number | undefined)[] = []
  ranks.forEach((rank, at) => {
    const length = firstAbove(tails, ranks, rank)
    previous[at] = tails[length - 1]
    tails[length] = at
  })
  const kept = new Set<number>()
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) kept.add(at)
  return ranks.map((_, at) => at).filter(at => !kept.has(at))
}

/** The first place whose rank is above this one, by halving. */
const firstAbove = (tails: number[], ranks: readonly number[], rank: number): number => {
  let [low, high] = [0, tails.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranks[tails[middle] ?? 0] ?? 0) > rank) high = middle
    else low = middle + 1
  }
  return low
}
