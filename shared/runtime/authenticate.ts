import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { KeyHolder } from '../domain/source.ts'
import type { Keys } from '../ports/keys.ts'
import { problem } from './http-handler.ts'

type Role = KeyHolder['role']
export const anyRole: readonly Role[] = ['source', 'operator', 'administrator']

/**
 * Who is asking, by `authorization: Bearer <key>` (RFC 6750), or the answer to give instead: 401 `key-missing`, 401 `key-unknown`,
 * 403 `role-not-permitted`. Whether the holder's area reaches far enough is the caller's to ask (`jurisdiction.ts`).
 */
export const authenticate = async (
  c: Context,
  keys: Pick<Keys, 'find'>,
  roles: readonly Role[] = anyRole,
): Promise<KeyHolder | Response> => {
  const key = /^Bearer ([\x21-\x7e]+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (!key) return unauthorized(c, 'key-missing', 'Send your API key as `authorization: Bearer <key>`.')
  const holder = await keys.find(key)
  if (!holder) return unauthorized(c, 'key-unknown', 'This API key is not known here.')
  if (roles.includes(holder.role)) return holder
  return problem(
    c,
    403,
    'role-not-permitted',
    `This needs a key of an ${roles.join(' or ')}; yours is of a ${holder.role}.`,
  )
}

const unauthorized = (c: Context, type: string, detail: string): Response => {
  c.header('www-authenticate', 'Bearer realm="tongluo"')
  return problem(c, 401, type, detail)
}

/**
 * The first administrator: the secret that the stack generated is a key too, so that there is a first one to make others with.
 * It is asked last: while it cannot be read, every other key still works.
 */
export const withAdministratorKey = (keys: Keys, administratorKey: () => Promise<string>): Keys => ({
  ...keys,
  find: async key =>
    (await keys.find(key)) ?? (sameSecret(key, await administratorKey()) ? firstAdministrator : undefined),
})

const firstAdministrator: KeyHolder = {
  id: 'administrator',
  name: 'administrator',
  role: 'administrator',
  area: '',
  levels: [],
  maxRecipients: 0,
}

const digest = (text: string) => createHash('sha256').update(text).digest()
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
