/** How a carrier behaves that is only there to be sent to. Shares are exact: every hundredth call, every thousandth. */
export type Behaviour = { latencyMs: number; perSecond?: number; errorEvery?: number; hangEvery?: number }

/**
 * 8,000 a second is what a provincial gateway gave on average (Jiangsu, 2022); a small quota is one that a slow machine can fill. One call
 * in a thousand hangs, nine go wrong at once.
 */
export const behaviours = {
  '0ms': { latencyMs: 0 },
  '50ms': { latencyMs: 50 },
  quota: { latencyMs: 0, perSecond: 8_000 },
  'small-quota': { latencyMs: 0, perSecond: 1_000 },
  faults: { latencyMs: 0, errorEvery: 100, hangEvery: 1_000 },
} as const satisfies Record<string, Behaviour>

export type SinkName = keyof typeof behaviours
export const sinkNames = Object.keys(behaviours) as SinkName[]
/** Messages a second, where it has a quota. */
export const quotaOf = (sink: SinkName): number | undefined => {
  const { perSecond }: Behaviour = behaviours[sink]
  return perSecond
}

export const isSinkName = (name: string): name is SinkName => Object.hasOwn(behaviours, name)

export type Fate = 'take' | 'fail' | 'hang'

/** What becomes of the nth call, from 1. A hang is one of the faults, not one more. */
export const fateOf = (nth: number, { errorEvery, hangEvery }: Behaviour): Fate => {
  if (hangEvery !== undefined && nth % hangEvery === 0) return 'hang'
  return errorEvery !== undefined && nth % errorEvery === 0 ? 'fail' : 'take'
}
