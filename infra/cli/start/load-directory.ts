import { setTimeout as pause } from 'node:timers/promises'
import type { DirectorySummary } from '../../../shared/contracts/http.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory.ts'
import type { Client } from '../client.ts'
import { refused } from '../failure.ts'

/** The contract of an import's part: at most 1,000 records and 1 MB. */
const recordsPerPart = 1000
const inFlight = 3
const publishWithinMs = 60_000
const lookEveryMs = 200

type Load = { id: string; county: string; onLoaded(records: number): void }

/** Imports a county's records part by part, publishes them, and waits until that very import is what is in force. */
export const loadDirectory = async (
  service: Client,
  records: Iterable<DirectoryRecord>,
  { id, county, onLoaded }: Load,
): Promise<DirectorySummary> => {
  const parts = partsOf(records)
  const worker = async () => {
    for (const part of parts) {
      await service.importPart(id, county, part)
      onLoaded(part.length)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  await service.publishImport(id, county)
  return published(service, id, county)
}

/** One generator for all workers: each part is taken once. */
export function* partsOf(records: Iterable<DirectoryRecord>): Generator<DirectoryRecord[], void> {
  let part: DirectoryRecord[] = []
  for (const record of records) {
    part.push(record)
    if (part.length < recordsPerPart) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

const published = async (service: Client, id: string, county: string): Promise<DirectorySummary> => {
  const deadline = Date.now() + publishWithinMs
  while (Date.now() < deadline) {
    const summary = await service.directory(county)
    if (summary?.publishedImport === id) return summary
    await pause(lookEveryMs)
  }
  throw refused({
    zh: `${county} 的名录在 60 秒内没有发布完成，请查看服务日志。`,
    en: `The directory of ${county} was not published within 60 seconds: see the service's log.`,
  })
}
