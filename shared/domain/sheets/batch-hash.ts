import { createHash } from 'node:crypto'

/** The name of a batch, whatever the order of its parts: the same batch again is the same name. 96 bits. */
export const batchHash = (parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of [...new Set(parts)].sort((a, b) => (a < b ? -1 : 1))) hash.update(part).update('\n')
  return hash.digest('base64url').slice(0, 16)
}
