import { createHash } from 'node:crypto'
import type { CountyProgress } from '../../domain/series/county-progress.ts'

/** Keys of the table `warnings`. A series is one partition; identities are spread by their own value. */
export type Key = { pk: string; sk: string }
type OfCounty = Pick<CountyProgress, 'warning' | 'seq' | 'county'>

export const series = (warning: string): string => `W#${warning}`
export const idOfSeries = (pk: string): string => pk.slice('W#'.length)
export const head = (warning: string): Key => ({ pk: series(warning), sk: 'HEAD' })
/** An Alert may need several items; `#` ends the seq, so that 1 is not the beginning of 10. */
export const alertPrefix = (seq: number): string => `A#${seq}#`
export const alert = (warning: string, seq: number, part: number): Key => ({
  pk: series(warning),
  sk: `${alertPrefix(seq)}${part}`,
})
export const outbox = (warning: string, seq: number): Key => ({ pk: series(warning), sk: `OUT#${seq}` })
/** Padded, so that a query returns the history in its order. */
export const history = (warning: string, rev: number): Key => ({
  pk: series(warning),
  sk: `L#${String(rev).padStart(6, '0')}`,
})
export const audiencePrefix = (edition: string): string => `AUD#${edition}#`
export const audience = (warning: string, edition: string, county: string): Key => ({
  pk: series(warning),
  sk: `${audiencePrefix(edition)}${county}`,
})
export const progress = ({ warning, seq, county }: OfCounty): Key => ({
  pk: series(warning),
  sk: `CTY#${seq}#${county}`,
})
/** Hashed: a sender may write an identifier longer than a key may be (DynamoDB: 2,048 bytes). */
export const identity = (identity: string): Key => ({
  pk: `I#${createHash('sha256').update(identity).digest('hex')}`,
  sk: '-',
})

/** Four shards, so that a night of many warnings does not meet in one partition. */
export const dueShards = ['DUE#0', 'DUE#1', 'DUE#2', 'DUE#3'] as const
export const dueShard = (warning: string): string =>
  `DUE#${(createHash('sha256').update(warning).digest()[0] ?? 0) % dueShards.length}`
