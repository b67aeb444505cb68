import { hash } from 'node:crypto'
import { byCode } from '../place.ts'

/** The name of a batch, whatever the order of its parts: the same batch again is the same name. 96 bits. */
export const batchHash = (parts: readonly string[]): string => {
  const lines = [...new Set(parts)].sort(byCode).map(part => `${part}\n`)
  return hash('sha256', lines.join(''), 'base64url').slice(0, 16)
}
