import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import { Manifest, RosterPage } from '../../domain/directory/roster.ts'
import { Fault } from '../../ports/fault.ts'
import { manifestKey, pageKey } from './directory-keys.ts'

/**
 * Pages and manifests are written once and always read whole, so they are gzip in one attribute: a page of 500 slots is some
 * 15 KB instead of 75, and is billed so. No item exceeds 400 KB (DynamoDB, service quotas): a manifest is cut, a page is bounded.
 */
const bytesPerItem = 350_000

export const pageItem = (page: RosterPage) => {
  const gz = gzipSync(JSON.stringify(page), { level: 6 })
  if (gz.length > bytesPerItem)
    throw new Fault('misconfigured', false, `a roster page of ${gz.length} bytes is too large`)
  return { ...pageKey(page.place, page.rev, page.channel, page.page), v: 1, gz }
}

export const readPage = (item: Record<string, unknown> | undefined): RosterPage =>
  RosterPage.parse(unzip(Gz.parse(item).gz))

/** The manifest of a county with outlines may exceed one item. */
export const manifestItems = (manifest: Manifest) => {
  const gz = gzipSync(JSON.stringify(manifest), { level: 6 })
  const parts = Math.max(1, Math.ceil(gz.length / bytesPerItem))
  return Array.from({ length: parts }, (_, part) => ({
    ...manifestKey(manifest.county, manifest.rev, part),
    v: 1,
    parts,
    gz: gz.subarray(part * bytesPerItem, (part + 1) * bytesPerItem),
  }))
}

/** Its items were put one after the other: whoever put them may have died between two. */
export const isWholeManifest = (items: readonly Record<string, unknown>[]): boolean =>
  items.length > 0 && items[0]?.parts === items.length

export const readManifest = (items: Record<string, unknown>[]): Manifest => {
  const parts = items.map(item => ManifestPart.parse(item))
  if (parts.length === 0 || parts[0]?.parts !== parts.length)
    throw new Fault('corrupt', false, 'a part of a manifest is missing')
  return Manifest.parse(unzip(Buffer.concat(parts.map(({ gz }) => gz))))
}

const Gz = z.object({ gz: z.instanceof(Uint8Array) })
const ManifestPart = Gz.extend({ parts: z.number() })

const unzip = (gz: Uint8Array): unknown => JSON.parse(gunzipSync(gz).toString())
