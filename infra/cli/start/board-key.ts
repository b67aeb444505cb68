import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'

/** RFC 8410: the fixed beginning of an Ed25519 private key in PKCS #8, before its 32 bytes. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key that loudspeakers verify boards with: Ed25519, its private half the SHA-256 of the stack's secret. */
export const boardPublicKey = (secret: string): string => {
  const seed = createHash('sha256').update(secret, 'utf8').digest()
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')
}
