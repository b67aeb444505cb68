/**
 * So many a second, and after a while of quiet a burst at once: how a carrier's quota is usually kept. Times in ms. `wanted`: all of them,
 * or none.
 */
export type TokenBucket = { take(now: number, wanted?: number): boolean }

export const tokenBucket = (perSecond: number, burst = perSecond): TokenBucket => {
  let tokens = burst
  let at: number | undefined
  return {
    take(now, wanted = 1) {
      const passedMs = at === undefined ? 0 : Math.max(0, now - at)
      tokens = Math.min(burst, tokens + (passedMs * perSecond) / 1000)
      at = Math.max(at ?? now, now)
      if (tokens < wanted) return false
      tokens -= wanted
      return true
    },
  }
}
