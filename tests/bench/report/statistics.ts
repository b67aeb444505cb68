/** The p50: of an even number of values the mean of the two in the middle, of none there is none. */
export const median = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted.at(Math.floor((sorted.length - 1) / 2))
  const high = sorted.at(Math.floor(sorted.length / 2))
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
