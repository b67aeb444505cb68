import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CannotStart } from '../cannot-start.ts'

/**
 * What AWS remembers and no part of this machine does by itself. `made-for`: the template · `secret`: by ARN · `position`: in a
 * stream, by mapping · `retained`: an MQTT message, by topic · `event`: taken, and not yet handled.
 */
export type Kind = 'made-for' | 'secret' | 'position' | 'retained' | 'event'

export type Kept = {
  get(kind: Kind, name: string): string | undefined
  put(kind: Kind, name: string, value: string): void
  forget(kind: Kind, name: string): void
  all(kind: Kind): { name: string; value: string }[]
  close(): void
}

/** SQLITE_BUSY: https://www.sqlite.org/rescode.html#busy */
const busy = 5

/** Exclusively, so that no two services work on one directory; the lock ends with its process, however that ends. */
const open = (directory: string): DatabaseSync => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const database = new DatabaseSync(join(directory, 'kept.db'))
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; BEGIN EXCLUSIVE; COMMIT')
    return database
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault)
    const taken = fault instanceof Error && 'errcode' in fault && fault.errcode === busy
    throw new CannotStart(
      taken ? `The data directory ${directory} is in use by another service.` : `${directory} cannot be used: ${why}.`,
    )
  }
}

/** Without a directory it forgets when it is closed. */
export const openKept = (directory: string | undefined): Kept => {
  const database = directory === undefined ? new DatabaseSync(':memory:') : open(directory)
  database.exec('CREATE TABLE IF NOT EXISTS kept (kind TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, name))')
  const get = database.prepare('SELECT value FROM kept WHERE kind = ? AND name = ?')
  const put = database.prepare('INSERT OR REPLACE INTO kept (kind, name, value) VALUES (?, ?, ?)')
  const forget = database.prepare('DELETE FROM kept WHERE kind = ? AND name = ?')
  const all = database.prepare('SELECT name, value FROM kept WHERE kind = ? ORDER BY rowid')
  const text = (value: unknown): string => String(value)
  return {
    get: (kind, name) => {
      const row = get.get(kind, name)
      return row && text(row.value)
    },
    put: (kind, name, value) => {
      // What is still under way when everything ends is kept as it was.
      if (database.isOpen) put.run(kind, name, value)
    },
    forget: (kind, name) => {
      if (database.isOpen) forget.run(kind, name)
    },
    all: kind => all.all(kind).map(({ name, value }) => ({ name: text(name), value: text(value) })),
    close: () => database.close(),
  }
}
