import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chatDigest, type DigestPart } from '../../../../shared/domain/text/chat-digest.ts'

const bytesOf = (text: string): number => Buffer.byteLength(text)
/** An Alert of one sentence that is never cut and some that may be. */
const part = (name: string, least: number, more: number): DigestPart => {
  const essential = name.padEnd(least, name).slice(0, least)
  return { least, within: bytes => (essential + '.'.repeat(more)).slice(0, Math.max(least, bytes)) }
}
const heading = { lang: 'zh-CN', status: 'Actual' } as const

describe('several Alerts in one post', () => {
  it('says how many, then each in its order', () => {
    const { count, body } = chatDigest([part('a', 5, 5), part('b', 5, 5)], heading, 1_000)
    expect([count, body]).toEqual([2, '**共2条：**\n\naaaaa.....\n\nbbbbb.....'])
  })

  it('an exercise says so first, and English rooms read English', () => {
    const parts = [part('a', 5, 0), part('b', 5, 0)]
    expect(chatDigest(parts, { lang: 'zh-CN', status: 'Exercise' }, 1_000).body).toMatch(/^【演练】\*\*共2条/)
    expect(chatDigest(parts, { lang: 'en', status: 'Actual' }, 1_000).body).toMatch(/^\*\*2 messages:\*\*/)
  })

  it('what is short leaves its room to what is long', () => {
    const { body } = chatDigest([part('a', 10, 0), part('b', 10, 500)], heading, 200)
    expect(body).toMatch(/^\*\*共2条：\*\*\n\na{10}\n\nb{10}\.{100,}$/)
  })

  it('one alone has the whole post and no heading', () => {
    expect(chatDigest([part('a', 10, 90)], heading, 50)).toEqual({
      count: 1,
      body: `${'a'.repeat(10)}${'.'.repeat(40)}`,
    })
  })

  const parts = fc.array(
    fc.record({ least: fc.integer({ min: 1, max: 400 }), more: fc.integer({ min: 0, max: 2_000 }) }),
    { minLength: 1, maxLength: 10 },
  )
  it('always fits, begins with the first, and cuts nobody below what they must say', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 450, max: 4_096 }), (sizes, bytes) => {
        const all = sizes.map(({ least, more }, n) => part(String.fromCharCode(97 + n), least, more))
        const { count, body } = chatDigest(all, heading, bytes)
        expect(bytesOf(body)).toBeLessThanOrEqual(bytes)
        expect(count).toBeGreaterThan(0)
        for (const [n, { least }] of sizes.slice(0, count).entries())
          expect(body).toContain(String.fromCharCode(97 + n).repeat(least))
      }),
    )
  })

  it('what fits among more fits among fewer', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 450, max: 4_096 }), fc.nat(), (sizes, bytes, chance) => {
        const all = sizes.map(({ least, more }, n) => part(String.fromCharCode(97 + n), least, more))
        const { count } = chatDigest(all, heading, bytes)
        const fewer = all.slice(0, count).filter((_, n) => n !== chance % count)
        if (fewer.length > 0) expect(chatDigest(fewer, heading, bytes).count).toBe(fewer.length)
      }),
    )
  })
})
