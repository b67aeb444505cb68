import { createHash, type Hash } from 'node:crypto'

/** A block of SHA-256, and what fills the two of an HMAC (RFC 2104 §2). */
const blockBytes = 64
const innerPad = 0x36
const outerPad = 0x5c

type Source = string | ArrayBuffer | ArrayBufferView
type Key = { inner: Hash; outer: Hash }

const bytesOf = (source: Source): Buffer => {
  if (typeof source === 'string') return Buffer.from(source)
  if (source instanceof ArrayBuffer) return Buffer.from(source)
  return Buffer.from(source.buffer, source.byteOffset, source.byteLength)
}

const begun = (secret: Buffer, pad: number): Hash => {
  const short = secret.length > blockBytes ? createHash('sha256').update(secret).digest() : secret
  const block = Buffer.alloc(blockBytes, pad)
  for (const [at, byte] of short.entries()) block[at] = byte ^ pad
  return createHash('sha256').update(block)
}

/** The secret of the role and the day's signing key: a few are in use, and new ones come every hours. */
const mostKeys = 16
const keys = new Map<string, Key>()

const keyOf = (secret: Buffer): Key => {
  const name = secret.toString('latin1')
  const known = keys.get(name)
  if (known) return known
  if (keys.size >= mostKeys) keys.clear()
  const key = { inner: begun(secret, innerPad), outer: begun(secret, outerPad) }
  keys.set(name, key)
  return key
}

/**
 * SHA-256 and HMAC-SHA-256 for the SDK's signer. It signs each request with the same two keys, and half of what `createHmac` takes goes
 * into making its key: here a key is begun once and copied.
 */
export class Sha256 {
  readonly #key: Key | undefined
  #hash: Hash

  constructor(secret?: Source) {
    this.#key = secret === undefined ? undefined : keyOf(bytesOf(secret))
    this.#hash = this.#key ? this.#key.inner.copy() : createHash('sha256')
  }

  update(data: Uint8Array): void {
    this.#hash.update(data)
  }

  async digest(): Promise<Uint8Array> {
    const digest = this.#hash.digest()
    return this.#key ? this.#key.outer.copy().update(digest).digest() : digest
  }

  reset(): void {
    this.#hash = this.#key ? this.#key.inner.copy() : createHash('sha256')
  }
}
