/** The p50: of an even number of values the mean of the two in the middle, of none there is none. */
export const median = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted.at(Math.floor((sorted.length - 1) / 2))
  const high = sorted.at(Math.floor(sorted.length / 2))
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

/** The least value that so many of them do not exceed (nearest rank); of none there is none. `share`: above 0, to 1. */
export const quantile = (values: readonly number[], share: number): number | undefined =>
  values.toSorted((a, b) => a - b).at(Math.max(0, Math.ceil(share * values.length) - 1))
