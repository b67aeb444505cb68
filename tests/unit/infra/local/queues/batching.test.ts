import { describe, expect, it } from 'vitest'
import { inBatches } from '../../../../../infra/local/queues/batching.ts'

const bodies = (count: number): string[] => Array.from({ length: count }, (_, n) => `m${n}`)

/** A queue that refuses these positions of every batch, and these bodies for good. */
const queue = ({ refused = [] as number[], broken = false, bad = [] as string[] } = {}) => {
  const [batches, singles]: [string[][], string[]] = [[], []]
  const send = inBatches({
    batch: async some => {
      batches.push(some)
      if (broken) throw new Error('too large')
      return refused
    },
    one: async body => {
      singles.push(body)
      if (bad.includes(body)) throw new Error('refused')
    },
  })
  return { send, batches, singles }
}

describe('messages of one turn of the event loop', () => {
  it('go ten in a batch, in their order', async () => {
    const { send, batches, singles } = queue()
    await Promise.all(bodies(25).map(send))
    expect(batches.map(some => some.length)).toEqual([10, 10, 5])
    expect(batches.flat()).toEqual(bodies(25))
    expect(singles).toEqual([])
  })

  it('a single one goes alone, and each turn for itself', async () => {
    const { send, batches, singles } = queue()
    await send('first')
    await send('second')
    expect([batches, singles]).toEqual([[], ['first', 'second']])
  })

  it('what a batch refuses is sent alone', async () => {
    const { send, singles } = queue({ refused: [1, 3] })
    await Promise.all(bodies(5).map(send))
    expect(singles).toEqual(['m1', 'm3'])
  })

  it('a batch that fails as a whole loses only the message that is at fault', async () => {
    const { send, singles } = queue({ broken: true, bad: ['m2'] })
    const results = await Promise.allSettled(bodies(5).map(send))
    expect(singles).toEqual(bodies(5))
    expect(results.map(({ status }) => status)).toEqual(
      bodies(5).map(body => (body === 'm2' ? 'rejected' : 'fulfilled')),
    )
  })
})
