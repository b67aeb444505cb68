/** So many messages in any one second of the clock; 0: no limit. */
export const carrierRate = (perSecond: number) => {
  let second = 0
  let used = 0
  return (now: number): 'within' | 'throttled' => {
    const current = Math.floor(now / 1_000)
    if (current !== second) {
      second = current
      used = 0
    }
    if (perSecond > 0 && used >= perSecond) return 'throttled'
    used += 1
    return 'within'
  }
}
