import { Fault } from '../../ports/fault.ts'
import type { Secrets } from '../../ports/secrets.ts'

export const memorySecrets = (secrets: Record<string, string>): Secrets => ({
  async read(id) {
    const secret = Object.hasOwn(secrets, id) ? secrets[id] : undefined
    if (!secret) throw new Fault('misconfigured', false, 'there is no such secret')
    return secret
  },
})
