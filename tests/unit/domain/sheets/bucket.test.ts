import { expect, it } from 'vitest'
import { bucketOf, bucketsFor } from '../../../../shared/domain/sheets/bucket.ts'

it.each([
  [0, 1],
  [250, 1],
  [251, 2],
  [585, 3],
])('%i sheets need %i buckets', (sheets, buckets) => expect(bucketsFor(sheets)).toBe(buckets))

it('a place keeps its bucket for ever: it is part of a key', () => {
  // FNV-1a of '430182101001', worked out once apart from this code.
  expect(bucketOf('430182101001', 2 ** 32)).toBe(3624532070)
  expect(bucketOf('', 2 ** 32)).toBe(0x811c9dc5)
  expect(bucketOf('a', 2 ** 32)).toBe(0xe40c292c)
})

it('spreads the villages of a county evenly', () => {
  const counts = [0, 0, 0]
  for (let town = 100; town < 129; town++)
    for (let village = 200; village < 210; village++) {
      const bucket = bucketOf(`430182${town}${village}`, 3)
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
  for (const count of counts) expect(count).toBeGreaterThan(70)
})
