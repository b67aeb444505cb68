import { describe, expect, test } from 'vitest'
import { WrongUse } from '../../../infra/command-line.ts'
import { readArguments } from '../../bench/receipts/arguments.ts'
import { arrivalsOf, called, polled } from '../../bench/receipts/arrivals.ts'
import type { Round } from '../../bench/receipts/measure.ts'
import type { PushFigures } from '../../bench/receipts/pushes.ts'
import { medianOf, render } from '../../bench/receipts/render.ts'
import { seeded } from '../../scenario/support/random.ts'

const sending = { sizes: [203, 203, 50], perSecond: 1_000, meanReceiptMs: 700 }
const polling = { pollers: 2, batchSize: 100, windowMs: 200 }

describe('receipts as they come', () => {
  const arrivals = arrivalsOf(sending, seeded(7))

  test('each slot has one, after it was sent, and the same seed has the same order', () => {
    expect(new Set(arrivals.map(({ sheet, slot }) => `${sheet} ${slot}`)).size).toBe(456)
    expect(arrivals.every(({ at }, n) => at >= (arrivals[n - 1]?.at ?? 0))).toBe(true)
    expect(arrivals.filter(({ sheet }) => sheet === 2).every(({ at }) => at >= 406)).toBe(true)
    expect(arrivalsOf(sending, seeded(7))).toEqual(arrivals)
  })

  test('pollers lose none, and no batch is larger or older than it may be', () => {
    const batches = polled(arrivals, polling, seeded(1))
    expect(batches.flat().toSorted((a, b) => a.at - b.at)).toEqual(arrivals)
    for (const batch of batches) {
      expect(batch.length).toBeLessThanOrEqual(polling.batchSize)
      expect((batch.at(-1)?.at ?? 0) - (batch[0]?.at ?? 0)).toBeLessThanOrEqual(polling.windowMs)
    }
  })

  test('a carrier says so many at once, when the last of them has come', () => {
    const calls = called(arrivals, 100)
    expect(calls.map(({ arrivals }) => arrivals.length)).toEqual([100, 100, 100, 100, 56])
    expect(calls.flatMap(({ arrivals }) => arrivals)).toEqual(arrivals)
    expect(calls[0]?.at).toBe(arrivals[99]?.at)
  })
})

describe('the receipts’ bench', () => {
  const round = (name: string, cpuSeconds: number, more: Partial<Round> = {}): Round => ({
    ...{ name, batches: 20, writers: 1, storeCpuSeconds: 1, rows: 1_000, lost: 0, twice: 0, ...more },
    taken: { acknowledged: new Set(), cpuSeconds, seconds: 2 * cpuSeconds },
  })
  const machine = {
    ...{ processor: 'P', cores: 2, memoryGiB: 8, system: 'S', node: 'v24', java: '17', loadAverage: [0, 0, 0] },
  }
  const run = (...rounds: Round[]) => ({ machine, recipients: 100_000, perMessage: 1, rounds })

  test('says what warm rounds reach by processor time: neither the cold one nor the killed one counts', () => {
    const measured = run(round('cold', 10), round('1', 4), round('2', 5), round('killed', 1, { writers: 2 }))
    expect(medianOf(measured)).toBe(22_500)
    expect(render(measured, undefined)).toContain('22,500 receipts a second and core; the goal of 20,000 is met')
    expect(render(run(round('1', 6)), undefined)).toContain('is missed')
  })

  describe('of a whole stack', () => {
    const pushes = (answeredMs: number[], late = 0) => ({
      answeredMs,
      receipts: 100 * answeredMs.length,
      late,
      refused: 0,
    })
    const saying = (figures: PushFigures) =>
      render(run(round('1', 4)), {
        ...{ recipients: 300, seconds: 3, sendingSeconds: 2, voidBecause: [], loadAverage: 1 },
        pushes: figures,
      })

    test('says it beside the fold, and how long the carrier waited for its answers', () => {
      const said = saying(pushes([30, 20, 600]))
      expect(said).toContain('End to end on the local stack: 300 receipts in 3.0 s')
      expect(said).toContain('3 answered with 300 receipts, p50 30 ms, p99 600 ms, longest 600 ms')
      expect(said).toContain('every push answered within 700 ms: met')
    })

    test('misses the goal by one push that was answered late, though it was answered when it came again', () => {
      const said = saying(pushes([30, 20, 600], 1))
      expect(said).toContain('1 not answered within 700 ms and pushed again')
      expect(said).toContain('every push answered within 700 ms: missed')
    })

    test('nothing pushed is no goal met', () => {
      expect(saying(pushes([]))).toContain('within 700 ms: missed')
    })
  })

  test('wants numbers, and says so in a sentence', () => {
    const usual = { recipients: 100_000, perMessage: 1, rounds: 3, seed: 1, stack: false, json: false }
    expect(readArguments([])).toEqual(usual)
    expect(readArguments(['--n', '5', '--stack'])).toEqual({ ...usual, recipients: 5, stack: true })
    expect(readArguments(['--help', '--n', 'x'])).toBeUndefined()
    for (const wrong of [['--n', 'x'], ['--n', '0'], ['--rounds', '-1'], ['--fast'], ['more']])
      expect(() => readArguments(wrong)).toThrow(WrongUse)
  })
})
