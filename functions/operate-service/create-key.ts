import type { KeyHolder } from '../../shared/domain/source.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import type { Log } from '../../shared/ports/log.ts'

export type KeyPorts = { keys: Keys; newId(): string; log: Log }

/** A new holder has no larger area than its maker; undefined: it would have. The key itself is shown this once and stored hashed. */
export const createKey =
  ({ keys, newId, log }: KeyPorts) =>
  async (wanted: Omit<KeyHolder, 'id'>, maker: KeyHolder): Promise<{ holder: KeyHolder; key: string } | undefined> => {
    if (!wanted.area.startsWith(maker.area)) return undefined
    const holder = { id: newId(), ...wanted }
    const key = await keys.create(holder)
    log.info('key-created', { source: holder.id, where: maker.id })
    return { holder, key }
  }
