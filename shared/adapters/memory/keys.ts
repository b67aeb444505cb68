import { randomBytes } from 'node:crypto'
import { formatKey, hashOfKey } from '../../domain/api-key.ts'
import type { KeyHolder } from '../../domain/source.ts'
import type { Keys } from '../../ports/keys.ts'

export const memoryKeys = (): Keys => {
  const holders = new Map<string, KeyHolder>()
  return {
    async find(key) {
      return holders.get(hashOfKey(key))
    },
    async create(holder) {
      const key = formatKey(randomBytes(32))
      holders.set(hashOfKey(key), structuredClone(holder))
      return key
    },
  }
}
