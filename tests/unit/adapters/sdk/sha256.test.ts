import { createHash, createHmac } from 'node:crypto'
import { assert, asyncProperty, string, uint8Array } from 'fast-check'
import { describe, it } from 'vitest'
import { Sha256 } from '../../../../shared/adapters/sdk/sha256.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe("the hash of the SDK's signer", () => {
  it('is SHA-256 without a secret', async () => {
    await assert(
      asyncProperty(uint8Array(), uint8Array(), async (one, other) => {
        const hash = new Sha256()
        hash.update(one)
        hash.update(other)
        return hex(await hash.digest()) === createHash('sha256').update(one).update(other).digest('hex')
      }),
    )
  })

  it('is HMAC-SHA-256 with one, however long, and again with the same', async () => {
    await assert(
      asyncProperty(uint8Array({ minLength: 1, maxLength: 200 }), uint8Array(), async (secret, data) => {
        const expected = createHmac('sha256', secret).update(data).digest('hex')
        for (let time = 1; time <= 2; time += 1) {
          const hash = new Sha256(secret)
          hash.update(data)
          if (hex(await hash.digest()) !== expected) return false
        }
        return true
      }),
    )
  })

  it('takes a secret as text, and begins anew when it is reset', async () => {
    await assert(
      asyncProperty(string({ minLength: 1 }), uint8Array(), async (secret, data) => {
        const hash = new Sha256(secret)
        hash.update(Buffer.from('forgotten'))
        hash.reset()
        hash.update(data)
        return hex(await hash.digest()) === createHmac('sha256', secret).update(data).digest('hex')
      }),
    )
  })
})
