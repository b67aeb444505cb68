import { describe, expect, it } from 'vitest'
import { WrongUse } from '../../../infra/command-line.ts'
import { redFor, yellowFor } from '../../bench/lanes/alerts.ts'
import { readArguments } from '../../bench/lanes/arguments.ts'
import type { Red } from '../../bench/lanes/measure.ts'
import { delayOf, render, whyVoid } from '../../bench/lanes/render.ts'

const red = (firstMs: number, routineLeft = 1): Red => ({ arrived: 200, firstMs, lastMs: firstMs + 100, routineLeft })
const machine = {
  ...{ processor: 'x', cores: 2, memoryGiB: 1, system: 's', node: 'n', java: '17', loadAverage: [1, 1, 1] },
}
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

describe('bench -- lanes', () => {
  it('says how much later the first red SMS is, by the medians and at worst', () => {
    const run = { quiet: [red(100), red(120), red(500)], busy: [red(300), red(420), red(900)] }
    expect(delayOf(run)).toEqual({ medianMs: 300, worstMs: 780 })
    expect(render({ machine, n: 500_000, ...run })).toContain('780 ms at worst: the goal of 1,000 ms is met')
  })

  it('judges by the worst', () => {
    expect(render({ machine, n: 500_000, quiet: [red(100)], busy: [red(200), red(1_101)] })).toContain('is missed')
  })

  it('is void when the routine sending was over, or a red warning did not arrive', () => {
    expect(whyVoid({ quiet: [red(1)], busy: [red(1)] })).toEqual([])
    expect(whyVoid({ quiet: [red(1)], busy: [red(1, 0)] })).toHaveLength(1)
    expect(whyVoid({ quiet: [{ arrived: 0, routineLeft: 0 }], busy: [] })).toHaveLength(1)
    expect(delayOf({ quiet: [{ arrived: 0, routineLeft: 0 }], busy: [red(1)] })).toBeUndefined()
  })

  it('sends the many a yellow warning and the few elsewhere a red one', () => {
    expect(text(yellowFor('430182', 0))).toContain('<value>yellow</value>')
    expect(text(yellowFor('430182', 0))).not.toMatch(/红色|<value>red/)
    expect(text(redFor('152529', 0))).toContain('<value>152529000000</value>')
    expect(text(redFor('152529', 0))).not.toContain('430182000000')
  })

  it('refuses what it does not know with a sentence', () => {
    expect(readArguments([])).toEqual({ n: 50_000, rounds: 5, json: false })
    expect(() => readArguments(['--n', '5'])).toThrow(WrongUse)
    expect(() => readArguments(['--sink', '0ms'])).toThrow(WrongUse)
  })
})
