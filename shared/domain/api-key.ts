import { createHash } from 'node:crypto'

/** The form in which a key is stored: whoever reads the table cannot use it. A key has 256 random bits, so no salt. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** From 32 random bytes; the prefix lets scanners for leaked secrets find it. */
export const formatKey = (random: Buffer): string => `tongluo_${random.toString('base64url')}`
