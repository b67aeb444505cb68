import type { Clock } from '../../shared/ports/clock.ts'
import type { DirectoryWriter } from '../../shared/ports/directory.ts'
import type { Imports } from '../../shared/ports/imports.ts'
import type { Log } from '../../shared/ports/log.ts'

export type PublishPorts = {
  writer: Omit<DirectoryWriter, 'recordsPiece' | 'problems'>
  imports: Pick<Imports, 'find' | 'parts' | 'refuse'>
  clock: Clock
  /** The calendar by which records hold from and to a day, an IANA zone. */
  zone: string
  log: Log
}
