import { describe, expect, test } from 'vitest'
import { sideBySide } from '../../../../shared/adapters/carriers/side-by-side.ts'

describe('calls side by side', () => {
  test('one has left the machine before the next is made', async () => {
    const seen: string[] = []
    const calls = [1, 2, 3]
    await sideBySide(3, () => {
      const call = calls.shift()
      seen.push(`made ${call}`)
      return new Promise(answered => setImmediate(() => answered(void seen.push(`left ${call}`))))
    })
    expect(seen).toEqual(['made 1', 'left 1', 'made 2', 'left 2', 'made 3', 'left 3'])
  })

  test('no answer is waited for before the next is made', async () => {
    const answers: (() => void)[] = []
    const all = sideBySide(4, () => new Promise<void>(answered => answers.push(answered)))
    while (answers.length < 4) await new Promise(resolve => setImmediate(resolve))
    for (const answer of answers) answer()
    await all
    expect(answers).toHaveLength(4)
  })

  test('a fault of one is everybody’s', async () => {
    const fault = new Error('broken')
    await expect(sideBySide(2, () => Promise.reject(fault))).rejects.toBe(fault)
  })
})
