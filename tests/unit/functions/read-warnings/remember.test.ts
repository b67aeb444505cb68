import { beforeEach, describe, expect, it } from 'vitest'
import { remember } from '../../../../functions/read-warnings/remember.ts'

describe('what is remembered', () => {
  let at: number
  let reads: number
  let takesMs: number
  let fails: boolean
  let ask: (key: string) => Promise<number>

  beforeEach(() => {
    at = 0
    reads = 0
    takesMs = 0
    fails = false
    ask = remember({ now: () => at }, 1_000, async () => {
      reads += 1
      if (fails) throw new Error('no answer')
      const answer = reads
      await Promise.resolve()
      at += takesMs
      return answer
    })
  })

  it('is read once for all who ask within a second, and again after it', async () => {
    expect(await Promise.all([ask('a'), ask('a'), ask('a')])).toEqual([1, 1, 1])
    at = 999
    expect(await ask('a')).toBe(1)
    at = 1_000
    expect(await ask('a')).toBe(2)
  })

  it('is kept apart by key', async () => {
    expect([await ask('a'), await ask('b'), await ask('a')]).toEqual([1, 2, 1])
  })

  it('is kept as long again as it took to read', async () => {
    takesMs = 3_000
    await ask('a')
    at = 5_999
    expect(await ask('a')).toBe(1)
    at = 6_000
    expect(await ask('a')).toBe(2)
  })

  it('is no failure', async () => {
    fails = true
    await expect(ask('a')).rejects.toThrow('no answer')
    fails = false
    expect(await ask('a')).toBe(2)
  })
})
