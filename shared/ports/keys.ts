import type { KeyHolder } from '../domain/source.ts'

/** API keys; only the SHA-256 of a key is stored. */
export type Keys = {
  find(key: string): Promise<KeyHolder | undefined>
  /** Stores a new holder and returns the key: the only time it can be seen. */
  create(holder: KeyHolder): Promise<string>
}
