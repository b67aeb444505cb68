import { describe, expect, it } from 'vitest'
import { alertItems, fromAlertItems } from '../../../../shared/adapters/dynamodb/alert-items.ts'
import type { Info } from '../../../../shared/domain/cap/alert.ts'
import { maxBytes } from '../../../../shared/domain/cap/limits.ts'
import { rainAlert } from '../../../fixtures/rainstorm.ts'
import { seeded } from '../../../scenario/support/random.ts'
import { alertOf } from '../../../scenario/support/series.ts'

/** DynamoDB: an item, with its names. */
const mostBytes = 400 * 1024
const bytesOf = (item: Record<string, unknown>): number =>
  Object.entries(item).reduce(
    (sum, [name, value]) =>
      sum + name.length + (value instanceof Uint8Array ? value.length : Buffer.byteLength(JSON.stringify(value))),
    0,
  )

/** Words that nothing makes much shorter. */
const manyWords = (bytes: number): string => {
  const random = seeded(1)
  return Array.from({ length: Math.floor(bytes / 3) }, () => String.fromCharCode(0x4e00 + random.below(20_000))).join(
    '',
  )
}

describe('an Alert as items', () => {
  const issued = alertOf(['Alert', 'Cancel'], 2)
  if (!issued) throw new Error('no alert')
  const warning = rainAlert({})
  const described = warning.info.map((info): Info => ({ ...info, description: manyWords(maxBytes - 20_000) }))

  it.each([
    ['a Cancel without words, of a warning of a megabyte', { about: { alert: { ...warning, info: described } } }],
    [
      'an Alert of which ten thousand codes reach nobody',
      {
        unresolved: Array.from({ length: 10_000 }, (_, n) => ({
          areaDesc: '某市某县某镇某村',
          what: `geocode ${430_182_000_000 + n}`,
          reason: 'unknown-code',
        })),
      },
    ],
  ])('%s is kept whole, and no item is too large', (_, more) => {
    const kept = { ...issued, ...more }
    const items = alertItems(kept)
    for (const item of items) expect(bytesOf(item)).toBeLessThan(mostBytes)
    expect(fromAlertItems(items)).toEqual(kept)
  })
})
