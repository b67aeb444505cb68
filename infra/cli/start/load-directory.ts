import { setTimeout as pause } from 'node:timers/promises'
import type { ImportStatus } from '../../../shared/contracts/directory.ts'
import type { DirectoryRecord, RecordKind } from '../../../shared/domain/directory/directory.ts'
import type { ImportMode } from '../../../shared/domain/directory/merge-import.ts'
import type { Client } from '../client.ts'
import { exitCodes, Failure, refused } from '../failure.ts'

/** The contract of an import's part: at most 1,000 records and 1 MB. */
const recordsPerPart = 1000
const bytesPerPart = 900_000
const inFlight = 3
const publishWithinMs = 300_000
const lookEveryMs = 200

/** After a fault of the service, or no answer: whatever became of a part, the same part again changes nothing. */
const pausesMs = [250, 1_000, 4_000]

type Load = {
  id: string
  county: string
  mode?: ImportMode
  kinds?: readonly RecordKind[]
  onLoaded(records: number): void
  pauses?: readonly number[]
}
type Service = Pick<Client, 'importPart' | 'publishImport' | 'importStatus'>

/** Imports a county's records part by part, orders that they be published, and waits until they are, or until they are refused. */
export const loadDirectory = async (
  service: Service,
  records: Iterable<DirectoryRecord>,
  { id, county, mode = 'upsert', kinds = [], onLoaded, pauses = pausesMs }: Load,
): Promise<ImportStatus> => {
  const parts = partsOf(records)
  let sent = 0
  const worker = async () => {
    for (const part of parts) {
      const number = sent
      sent += 1
      await persistently(pauses, () => service.importPart(id, county, number, part))
      onLoaded(part.length)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  const wanted = { mode, kinds: [...kinds], parts: sent }
  await persistently(pauses, () => service.publishImport(id, county, wanted))
  return ended(() => persistently(pauses, () => service.importStatus(id, county)), county)
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

/** One generator for all workers: each part is taken once. */
export function* partsOf(records: Iterable<DirectoryRecord>): Generator<DirectoryRecord[], void> {
  let part: DirectoryRecord[] = []
  let bytes = 0
  for (const record of records) {
    const more = Buffer.byteLength(JSON.stringify(record)) + 1
    if (part.length === recordsPerPart || (part.length > 0 && bytes + more > bytesPerPart)) {
      yield part
      part = []
      bytes = 0
    }
    part.push(record)
    bytes += more
  }
  if (part.length > 0) yield part
}

const ended = async (look: () => Promise<ImportStatus>, county: string): Promise<ImportStatus> => {
  const deadline = Date.now() + publishWithinMs
  while (Date.now() < deadline) {
    const status = await look()
    if (status.state === 'published') return status
    if (status.state === 'refused') throw refusedBecause(county, status)
    await pause(lookEveryMs)
  }
  throw refused({
    zh: `${county} 的名录在 5 分钟内没有发布完成，请查看服务日志。`,
    en: `The directory of ${county} was not published within 5 minutes: see the service's log.`,
  })
}

const refusedBecause = (county: string, { reasons }: ImportStatus): Failure => {
  const sentences = reasons.map(({ code, message }) => `${code}: ${message}`).join(' ')
  return refused({
    zh: `${county} 的名录没有发布。${sentences}`,
    en: `The directory of ${county} was not published. ${sentences}`,
  })
}
