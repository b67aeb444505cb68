import { describe, expect, it } from 'vitest'
import { Fault } from '../../shared/ports/fault.ts'
import type { Around } from './support/room-world.ts'
import { sheetQueue } from './support/sheet-queue.ts'

type Queue = ReturnType<typeof sheetQueue>

const reached = ({ taken }: Queue, seq: number): string[] =>
  taken.filter(one => one.seq === seq).map(({ village, slot }) => `${village}/${slot}`)

/** Everybody once: nothing lost, nothing twice, and no batch that a function would have been killed in. */
const expectEverybodyOnce = (queue: Queue, phones: number): void => {
  const told = reached(queue, 1)
  expect({ told: told.length, people: new Set(told).size }).toEqual({ told: phones, people: phones })
  expect(queue.lateBatches()).toBe(0)
}

/** A store that nobody reaches until `away` is empty. */
const storeAway = () => {
  const away = new Set(['the store'])
  const store: Around = (_, make) =>
    away.size > 0 ? Promise.reject(new Fault('unreachable', true, 'the store is away')) : make()
  return { away, store }
}

describe('sheets that come together, of a carrier that takes few a second', () => {
  it('reach everybody once, some of them delivered twice', async () => {
    const queue = sheetQueue({ villages: 12, phones: 150, perSecond: 40 })
    const messages = queue.messagesOf(1)
    queue.put([...messages, ...messages.slice(0, 5)])
    await queue.run(2)
    expectEverybodyOnce(queue, 1800)
    expect(queue.dead).toEqual([])
  })

  it('that stay claimed for minutes make no dead letter of a second copy', async () => {
    const queue = sheetQueue({ villages: 1, phones: 400, perSecond: 1 })
    queue.put([...queue.messagesOf(1), ...queue.messagesOf(1)])
    await queue.run(2)
    expectEverybodyOnce(queue, 400)
    expect(queue.dead).toEqual([])
  })

  it('do not sink with one whose page cannot be read, which is a dead letter in the end', async () => {
    const page = (village: number) => {
      if (village === 3) throw new Error('no such page')
    }
    const queue = sheetQueue({ villages: 12, phones: 50, perSecond: 100, page })
    queue.put(queue.messagesOf(1))
    await queue.run(2)
    expectEverybodyOnce(queue, 550)
    expect(queue.dead).toEqual(queue.messagesOf(1).slice(3, 4))
  })

  it('that die of a store that was away for longer than they live are sent when it is back, once', async () => {
    const { away, store } = storeAway()
    const queue = sheetQueue({ villages: 12, phones: 50, perSecond: 100, store })
    queue.put(queue.messagesOf(1))
    await queue.run(2)
    expect(queue.dead).toHaveLength(12)
    away.clear()
    await queue.readDeadLetters()
    await queue.run(2)
    expectEverybodyOnce(queue, 600)
    expect(queue.states()).toEqual(Array.from({ length: 600 }, () => 'accepted'))
  })

  it('that were worked on after they died once do not end when the store is away for as long again', async () => {
    const { away, store } = storeAway()
    const queue = sheetQueue({ villages: 1, phones: 400, perSecond: 1, store })
    queue.put(queue.messagesOf(1))
    for (let night = 1; night <= 2; night += 1) {
      await queue.run(2)
      expect(queue.dead).toHaveLength(1)
      away.clear()
      await queue.readDeadLetters()
      if (night === 1) void queue.after(100_000).then(() => away.add('the store'))
    }
    await queue.run(2)
    expect(new Set(reached(queue, 1)).size).toBe(400)
    expect(new Set(queue.states())).toEqual(new Set(['accepted']))
  })

  it.each([0, 500, 3_000, 15_000])(
    'are cancelled after %d ms for exactly those who were alerted',
    async milliseconds => {
      const queue = sheetQueue({ villages: 12, phones: 50, perSecond: 20, series: ['Alert', 'Cancel'] })
      queue.put(queue.messagesOf(1))
      void queue.after(milliseconds).then(() => {
        queue.issueNext()
        queue.put(queue.messagesOf(1).slice(0, 4))
      })
      await queue.run(2)
      const alerted = reached(queue, 1)
      expect(new Set(alerted).size).toBe(alerted.length)
      expect(reached(queue, 2)).toHaveLength(alerted.length)
      expect(new Set(reached(queue, 2))).toEqual(new Set(alerted))
      expect(queue.dead).toEqual([])
    },
  )
})

describe('what was handed over is written, though the store', () => {
  const cases: [string, (pause: (milliseconds: number) => Promise<void>) => Promise<void>][] = [
    ['does not say whether a later Alert was issued', () => Promise.reject(new Error('the store is away'))],
    ['says it only when the time is over', pause => pause(30_000)],
  ]
  it.each(cases)('%s', async (_, away) => {
    let asked = 0
    const queue = sheetQueue({
      ...{ villages: 4, phones: 150, perSecond: 1_000 },
      async asked({ handedOver, pause }) {
        if (handedOver === 0 || ++asked > 2) return
        await away(pause)
      },
    })
    queue.put(queue.messagesOf(1))
    await queue.run(1)
    expectEverybodyOnce(queue, 600)
    expect(new Set(queue.states())).toEqual(new Set(['accepted']))
  })
})

describe('nobody is told twice, lost or left in doubt, though the store ten times', () => {
  const cases: [string, string, boolean][] = [
    ['takes no first window', 'sheets.write', false],
    ['takes a first window, and does not say so', 'sheets.write', true],
    ['takes no results', 'sheets.settle', false],
    ['takes results, and does not say so', 'sheets.settle', true],
  ]
  it.each(cases)('%s', async (_, name, carriedOut) => {
    let away = 0
    const queue: Queue = sheetQueue({
      ...{ villages: 4, phones: 600, perSecond: 1_000, lane: 'routine' },
      async store(call, make) {
        if (call !== name || ++away > 10) return make()
        if (carriedOut) await make()
        await queue.after(300)
        throw new Fault('throttled', true, 'the store is away')
      },
    })
    queue.put(queue.messagesOf(1))
    await queue.run(1)
    expect(new Set(queue.states())).toEqual(new Set(['accepted']))
    expectEverybodyOnce(queue, 2_400)
  })
})

describe('a carrier that takes five seconds to answer', () => {
  it('is not asked by a worker whom the store has kept waiting until its answer could not be written', async () => {
    let kept = 0
    const queue: Queue = sheetQueue({
      ...{ villages: 1, phones: 100, perSecond: 1_000, windowMs: 5_000 },
      async store(call, make) {
        if (call === 'sheets.write' && ++kept === 1) await queue.after(14_000)
        return make()
      },
    })
    queue.put(queue.messagesOf(1))
    await queue.run(1)
    expectEverybodyOnce(queue, 100)
    expect(new Set(queue.states())).toEqual(new Set(['accepted']))
  })
})

describe('while the store takes no window for nine seconds, and then does', () => {
  const cases: [string, (queue: Queue) => void][] = [
    ['a Cancel', queue => queue.issueNext()],
    ['a STOP', queue => queue.stopAll()],
  ]
  it.each(cases)('%s is issued: nobody is sent to who was not by then', async (_, issue) => {
    let away = true
    const queue: Queue = sheetQueue({
      ...{ villages: 4, phones: 50, perSecond: 1_000, series: ['Alert', 'Cancel'] },
      async store(call, make) {
        if (!away || call !== 'sheets.write') return make()
        await queue.after(300)
        throw new Fault('throttled', true, 'the store is away')
      },
    })
    queue.put(queue.messagesOf(1))
    void queue.after(2_000).then(() => issue(queue))
    void queue.after(9_000).then(() => {
      away = false
    })
    await queue.run(2)
    expect(queue.taken).toEqual([])
    expect(queue.lateBatches()).toBe(0)
  })
})
