import { setTimeout as pause } from 'node:timers/promises'
import type { DirectorySummary } from '../../../shared/contracts/http.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory.ts'
import type { Client } from '../client.ts'
import { exitCodes, Failure, refused } from '../failure.ts'

/** The contract of an import's part: at most 1,000 records and 1 MB. */
const recordsPerPart = 1000
const inFlight = 3
const publishWithinMs = 60_000
const lookEveryMs = 200

/** After a fault of the service, or no answer: whatever became of a part, the same part again changes nothing. */
const pausesMs = [250, 1_000, 4_000]

type Load = { id: string; county: string; onLoaded(records: number): void; pauses?: readonly number[] }

/** Imports a county's records part by part, in the order of their places so that parts seldom meet in one, publishes them, and waits until that very import is what is in force. */
export const loadDirectory = async (
  service: Pick<Client, 'importPart' | 'publishImport' | 'directory'>,
  records: Iterable<DirectoryRecord>,
  { id, county, onLoaded, pauses = pausesMs }: Load,
): Promise<DirectorySummary> => {
  const parts = partsOf(records)
  const worker = async () => {
    for (const part of parts) {
      await persistently(pauses, () => service.importPart(id, county, part))
      onLoaded(part.length)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  await persistently(pauses, () => service.publishImport(id, county))
  return published(() => persistently(pauses, () => service.directory(county)), id, county)
}

/** Again after each pause while the service fails or does not answer; what it refuses, it refuses for ever. */
const persistently = async <T>(pauses: readonly number[], ask: () => Promise<T>): Promise<T> => {
  for (const milliseconds of pauses) {
    try {
      return await ask()
    } catch (cause) {
      if (!(cause instanceof Failure) || cause.exitCode !== exitCodes.unreachable) throw cause
      await pause(milliseconds)
    }
  }
  return ask()
}

/**
 * One generator for all workers: each part is taken once. A part ends early where a place ends, if it is large enough by then: what
 * is in one part is written once.
 */
export function* partsOf(records: Iterable<DirectoryRecord>): Generator<DirectoryRecord[], void> {
  let part: DirectoryRecord[] = []
  for (const record of records) {
    const last = part.at(-1)
    const placeEnds = last !== undefined && placeOf(last) !== placeOf(record)
    if (part.length === recordsPerPart || (placeEnds && part.length >= largeEnough)) {
      yield part
      part = []
    }
    part.push(record)
  }
  if (part.length > 0) yield part
}
const largeEnough = 700
const placeOf = (record: DirectoryRecord): string => ('code' in record ? record.code : record.place)

const published = async (
  look: () => Promise<DirectorySummary | undefined>,
  id: string,
  county: string,
): Promise<DirectorySummary> => {
  const deadline = Date.now() + publishWithinMs
  while (Date.now() < deadline) {
    const summary = await look()
    if (summary?.publishedImport === id) return summary
    await pause(lookEveryMs)
  }
  throw refused({
    zh: `${county} 的名录在 60 秒内没有发布完成，请查看服务日志。`,
    en: `The directory of ${county} was not published within 60 seconds: see the service's log.`,
  })
}
