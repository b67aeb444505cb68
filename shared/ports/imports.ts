import type { DirectoryRecord } from '../domain/directory/directory.ts'
import type { ImportChanges, ImportOrder } from '../domain/directory/merge-import.ts'
import type { County } from '../domain/place.ts'

/** Why an import was not published; closed, the same word in API, log and runbook. */
export type ImportEnd = 'overtaken' | 'parts-missing'

/** An import of one county. Nothing of it is in the directory before it is published, and then all of it is. */
export type DirectoryImport = {
  county: County
  importId: string
  /** The import that was published when this one began (''  none): it is made against that state, and against no other. */
  base: string
  state: 'open' | 'ordered' | 'published' | 'refused'
  order?: ImportOrder | undefined
  reason?: ImportEnd | undefined
  /** Of a published one: its revision, and what it changed. */
  rev?: number | undefined
  changes?: ImportChanges | undefined
}

export type ImportName = Pick<DirectoryImport, 'county' | 'importId'>

/** Imports that are on their way: their parts wait here, out of the directory, and vanish some days later. Times in ms. */
export type Imports = {
  find(name: ImportName): Promise<DirectoryImport | undefined>
  /** The import as it is stored: the first who begins it says what it is based on. */
  begin(name: ImportName, base: string, expiresAt: number): Promise<DirectoryImport>
  /** The same part again changes nothing. False: another part of this number is stored. */
  putPart(name: ImportName, part: number, records: readonly DirectoryRecord[], expiresAt: number): Promise<boolean>
  /** Number of a part → its records; parts that are not whole are left out. */
  parts(name: ImportName): Promise<Map<number, DirectoryRecord[]>>
  /** From `open` to `ordered`; gives what is ordered, which is the first that was. Undefined: there is no such import, or it ended. */
  order(name: ImportName, order: ImportOrder): Promise<ImportOrder | undefined>
  /** Ends an import that cannot be published. One that was published stays so. */
  refuse(name: ImportName, reason: ImportEnd): Promise<void>
}
