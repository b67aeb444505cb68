import * as z from 'zod'
import { RoleSums } from '../domain/audience/role-sums.ts'
import { DirectoryRecord, StoredRecord } from '../domain/directory/directory.ts'
import { ImportChanges, ImportOrder } from '../domain/directory/merge-import.ts'
import { County } from '../domain/place.ts'
import { Problem } from './http.ts'

/** `POST /v1/imports/{id}/records`: a part of an import, numbered from 0, at most 1,000 records and 1 MB. */
export const ImportPart = z.object({
  county: County,
  part: z.number().int().min(0).max(99_999),
  records: z.array(DirectoryRecord).max(1000),
})
/** `POST /v1/imports/{id}/publish` → 202; then `GET /v1/imports/{id}/{county}` until it is published or refused. */
export const PublishImport = ImportOrder.extend({ county: County })
export const ImportStatus = z.object({
  county: County,
  importId: z.string(),
  state: z.enum(['open', 'ordered', 'published', 'refused']),
  /** Why it was refused. */
  reasons: z.array(Problem),
  rev: z.number().optional(),
  changes: ImportChanges.optional(),
})
/** `GET /v1/directory/{county}/records?kinds=area,person`: the records of one revision; the next piece with `rev` and `piece` from `next`. */
export const RecordsPage = z.object({
  county: County,
  rev: z.number(),
  records: z.array(StoredRecord),
  next: z.object({ rev: z.number(), piece: z.number() }).optional(),
})
export const DirectorySummary = z.object({
  county: County,
  name: z.string(),
  rev: z.number(),
  publishedImport: z.string(),
  towns: z.number(),
  villages: z.number(),
  groups: z.number(),
  riskPoints: z.number().default(0),
  phones: z.number(),
  duty: z.number(),
  rooms: z.number(),
  terminals: z.number(),
  /** As what notices speak to them; absent from a service of before there were roles. */
  roles: RoleSums.pick({ phones: true, rooms: true }).optional(),
  places: z.array(z.object({ code: z.string(), name: z.string(), virtual: z.boolean() })),
  /** What the roster could not use: how many, and the first hundred. */
  problemCount: z.number().default(0),
  problems: z.array(Problem).default([]),
})

export type ImportStatus = z.infer<typeof ImportStatus>
export type RecordsPage = z.infer<typeof RecordsPage>
export type DirectorySummary = z.infer<typeof DirectorySummary>
