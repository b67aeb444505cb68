import { maySee } from '../../shared/domain/series/may-see.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import type { RawDocuments } from '../../shared/ports/raw-documents.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'

export type OriginalPorts = { warnings: Pick<Warnings, 'find' | 'alert'>; raw: Pick<RawDocuments, 'get'> }

export type Original =
  | { kind: 'document'; bytes: Uint8Array; contentType: string; sha256: string }
  /** The caller has it already. */
  | { kind: 'unchanged'; sha256: string }
  | { kind: 'unknown-warning' | 'outside-jurisdiction' | 'unknown-alert' | 'no-document' }

/**
 * What arrived, byte for byte: whatever a format has no place for here, the name of the officer who signed among it, is there and
 * nowhere else. `known`: hashes that the caller has. A call to duty officers is our own, and has none.
 */
export const originalDocument =
  ({ warnings, raw }: OriginalPorts) =>
  async (holder: KeyHolder, id: string, seq: number, known: readonly string[]): Promise<Original> => {
    const warning = await warnings.find(id)
    if (!warning) return { kind: 'unknown-warning' }
    if (!maySee(holder, warning)) return { kind: 'outside-jurisdiction' }
    if (warning.purpose !== 'warning') return { kind: 'no-document' }
    const alert = await warnings.alert(id, seq)
    if (!alert) return { kind: 'unknown-alert' }
    const { sha256 } = alert
    if (known.includes(sha256)) return { kind: 'unchanged', sha256 }
    const document = await raw.get(sha256)
    return document ? { kind: 'document', ...document, sha256 } : { kind: 'no-document' }
  }
