import { describe, expect, it } from 'vitest'
import { closeAfter } from '../../../infra/local/closers.ts'

const never = new Promise<never>(() => undefined)

describe('what was started', () => {
  it('is closed in the reverse order when the work is done, and also what comes after one that cannot be', async () => {
    const closed: string[] = []
    const result = await closeAfter(never, async started => {
      started.add(() => closed.push('first'))
      started.add(() => Promise.reject(new Error('cannot be closed')))
      started.add(() => closed.push('last'))
      return 42
    })
    expect([result, closed]).toEqual([42, ['last', 'first']])
  })

  it('is closed when the work fails', async () => {
    const closed: string[] = []
    const work = closeAfter(never, async started => {
      started.add(() => closed.push('it'))
      throw new Error('broken')
    })
    await expect(work).rejects.toThrow('broken')
    expect(closed).toEqual(['it'])
  })

  it('is closed when it is asked to end before the work is done', async () => {
    const closed: string[] = []
    const result = await closeAfter(Promise.resolve(), started => {
      started.add(() => closed.push('it'))
      return never
    })
    expect([result, closed]).toEqual([undefined, ['it']])
  })
})
