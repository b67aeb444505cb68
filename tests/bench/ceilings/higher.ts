import type { Ceilings } from '../round/measured.ts'

/** A ceiling is the best that was seen: whatever else ran meanwhile can only have lowered it. */
export const higher = (one: Ceilings, other: Ceilings): Ceilings => ({
  snsOne: faster(one.snsOne, other.snsOne),
  snsTwo: faster(one.snsTwo, other.snsTwo),
  dynamoWritesPerSecond: Math.max(one.dynamoWritesPerSecond, other.dynamoWritesPerSecond),
  smsRatePerSecond: one.smsRatePerSecond,
})

const faster = (one: Ceilings['snsOne'], other: Ceilings['snsOne']): Ceilings['snsOne'] =>
  other.perSecond > one.perSecond ? other : one
