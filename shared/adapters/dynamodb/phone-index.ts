import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { County } from '../../domain/place.ts'
import type { PhoneHolder } from '../../ports/directory.ts'
import { phoneBucket, phonesKey } from './directory-keys.ts'

/**
 * Keyed, since the numbers of a country are few enough to hash them all: without the key the rows say nothing.
 * 128 bits of it: no two of a country's phones will ever share them.
 */
export const hashOfPhone = (secret: string, phone: string): string =>
  createHmac('sha256', secret).update(phone).digest('hex').slice(0, 32)

/**
 * The rows by which a phone is found without being stored: gzip of `{ <hash>: [[place, person], …] }`. Written anew as a whole with
 * each revision (an empty row too), so nobody is found in a place that they have left.
 */
export const phoneItems = (secret: string, county: County, holders: Iterable<PhoneHolder>) => {
  const rows = new Map<string, Record<string, [string, string][]>>(everyBucket().map(bucket => [bucket, {}]))
  for (const { phone, place, person } of holders) {
    const hash = hashOfPhone(secret, phone)
    const row = rows.get(phoneBucket(hash)) ?? {}
    row[hash] = [...(row[hash] ?? []), [place, person]]
  }
  return [...rows].map(([bucket, row]) => ({ ...phonesKey(bucket, county), v: 1, gz: gzipSync(JSON.stringify(row)) }))
}

const everyBucket = (): string[] => Array.from({ length: 16 ** 2 }, (_, n) => n.toString(16).padStart(2, '0'))
