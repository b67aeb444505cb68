import type { PlaceCode } from '../place.ts'

/** A partition of DynamoDB takes 1,000 writes a second; 250 sheets with two writes a second each stay below it. */
export const sheetsPerBucket = 250

/** B, fixed per warning and county when its first Alert is issued: the keys of its sheets depend on it. */
export const bucketsFor = (sheets: number): number => Math.max(1, Math.ceil(sheets / sheetsPerBucket))

/** FNV-1a, 32 bits (draft-eastlake-fnv): the same on every machine, for ever, since it is part of a key. */
export const bucketOf = (place: PlaceCode, buckets: number): number => {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(place)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0) % buckets
}
