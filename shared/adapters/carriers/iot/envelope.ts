import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'

/** What travels to a terminal: the very text that was signed, and its signature, so that nothing is re-serialised in between. */
export type Envelope = { signed: string; signature: string }

/** PKCS #8 of an Ed25519 key without its 32 bytes of seed (RFC 8410 §7). */
const pkcs8Ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The signing key is made of a secret of any form: its SHA-256 is the seed. */
export const boardKey = (secret: string): KeyObject => {
  const seed = createHash('sha256').update(secret).digest()
  return createPrivateKey({ key: Buffer.concat([pkcs8Ed25519, seed]), format: 'der', type: 'pkcs8' })
}

/** What terminals are given to verify with: base64 of the SPKI DER. */
export const boardPublicKey = (secret: string): string =>
  createPublicKey(boardKey(secret)).export({ format: 'der', type: 'spki' }).toString('base64')

export const seal = (content: unknown, key: KeyObject): string => {
  const signed = JSON.stringify(content)
  return JSON.stringify({
    signed,
    signature: sign(null, Buffer.from(signed), key).toString('base64'),
  } satisfies Envelope)
}
