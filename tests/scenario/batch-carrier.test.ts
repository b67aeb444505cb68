import { beforeEach, describe, expect, it } from 'vitest'
import { memoryQuota } from '../../shared/adapters/memory/quota.ts'
import { memorySheets } from '../../shared/adapters/memory/sheets.ts'
import type { Lane } from '../../shared/domain/channel.ts'
import type { HandOverResult } from '../../shared/domain/sheets/hand-over.ts'
import type { Sheet } from '../../shared/domain/sheets/sheet.ts'
import { allMarks } from '../../shared/domain/sheets/sheet-marks.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import type { Window } from '../../shared/protocol/delivery.ts'
import { workSheet } from '../../shared/protocol/work-sheet.ts'
import { aWarning } from '../fixtures/warning.ts'
import { alertOf, audienceOf, pageOf, sheetId } from './support/series.ts'

const numbersPerCall = 200
const slots = 500
const accepted: HandOverResult = { outcome: 'accepted' }
const throttled: HandOverResult = { outcome: 'retry-later', reason: 'throttled', afterSeconds: 1 }

/** A full page of one village, through a carrier that takes 200 numbers a call. */
const village = (callsPerSecond: number, lane: Lane = 'urgent', numbers = numbersPerCall) => {
  const clock = { at: 1_000_000 }
  const now = () => clock.at
  const sheets = memorySheets({ now })
  const quota = memoryQuota({ tencent: callsPerSecond }, { now })
  const windows: { size: number; at: number }[] = []
  const queued: number[] = []
  /** The sheet as it was stored while its worker waited for calls. */
  const waiting: (Sheet | undefined)[] = []
  let answer: (window: Window) => HandOverResult | 'dies' = () => accepted

  const work = async () => {
    const ports = {
      ...{ sheets, quota, policy: defaultPolicy, newToken: () => `worker at ${clock.at}` },
      warnings: {
        alert: async () => alertOf(['Alert'], 1),
        audience: async () => audienceOf(1),
        find: async () => aWarning(),
      },
      directory: { page: async () => pageOf(slots), revision: noExercise, manifest: noExercise },
      stops: { active: async () => [] },
      queue: { send: async (_: unknown, seconds = 0) => void queued.push(seconds) },
      pause: async (milliseconds: number) => {
        waiting.push(await sheets.read(sheetId))
        clock.at += milliseconds
      },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    }
    const handOver = async (window: Window): Promise<HandOverResult[]> => {
      windows.push({ size: window.slots.length, at: clock.at })
      const said = answer(window)
      if (said === 'dies') throw new Error('the worker dies')
      return window.slots.map(() => said)
    }
    const delivery = {
      carrier: 'tencent' as const,
      portion: () => ({ window: slots, call: numbers, sheets: 10 }),
      handOver,
    }
    const deadline = clock.at + 20_000
    const box = { remainingMs: () => deadline - clock.at, signal: new AbortController().signal }
    return workSheet(ports, delivery)({ v: 1, kind: 'send', seq: 1, lane, sheet: sheetId }, box)
  }
  return {
    clock,
    quota,
    windows,
    queued,
    waiting,
    work,
    says: (next: typeof answer) => {
      answer = next
    },
    marks: async () => {
      const sheet = await sheets.read(sheetId)
      return Map.groupBy(sheet ? allMarks(sheet) : [], ({ state, maybe }) => (maybe ? `${state}, maybe` : state))
    },
  }
}
const noExercise = () => Promise.reject(new Error('no exercise here'))

describe('a page through a carrier that takes many numbers a call', () => {
  let one: ReturnType<typeof village>
  const sizes = () => one.windows.map(({ size }) => size)
  const counted = async () => new Map([...(await one.marks())].map(([state, { length }]) => [state, length]))

  beforeEach(() => {
    one = village(3_000)
  })

  it('is one window where the rate allows its three calls', async () => {
    await one.work()
    expect(sizes()).toEqual([500])
    expect(await counted()).toEqual(new Map([['accepted', 500]]))
  })

  it('is as many full calls as a quarter of a second and the next have left, and the rest after them', async () => {
    one = village(4.2)
    await one.work()
    expect(sizes()).toEqual([400, 100])
    const [first, second] = one.windows
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(500)
  })

  it('that waits for its first call is nobody’s: not claimed, not even stored', async () => {
    await one.quota.grant('tencent', 'urgent', 5_000)
    await one.work()
    expect(one.waiting).toEqual([undefined])
    expect(sizes()).toEqual([500])
  })

  it('is given no calls that its worker has no time left for', async () => {
    for (const late of [100, 350, 600, 850]) {
      one = village(20, 'urgent', 1)
      one.clock.at += late
      let calls = 0
      const { grant } = one.quota
      one.quota.grant = async (...asked) => {
        const given = await grant(...asked)
        calls += given.granted
        return given
      }
      await one.work()
      expect(sizes().reduce((sum, size) => sum + size, 0)).toBe(calls)
      expect(calls).toBeGreaterThan(150)
      expect(one.queued).toEqual([0])
    }
  })

  it('that is throttled goes on at half the calls, and more again with the seconds', async () => {
    one = village(8.3)
    one.says(({ slots }) => (slots.some(({ try: attempt }) => attempt > 1) ? accepted : throttled))
    await one.work()
    expect(one.queued).toEqual([2])
    one.clock.at += 1_000
    await one.work()
    expect(sizes()).toEqual([500, 400, 100])
    expect(await counted()).toEqual(new Map([['accepted', 500]]))
  })

  it('whose throttling cannot be noted has its answers written all the same, and is free for whoever comes next', async () => {
    one.says(() => throttled)
    one.quota.throttled = () => Promise.reject(new Error('the store is away'))
    await expect(one.work()).rejects.toThrow('the store is away')
    expect(await counted()).toEqual(new Map([['retry', 500]]))
    one.says(() => accepted)
    await one.work()
    expect(await counted()).toEqual(new Map([['accepted', 500]]))
  })

  it.each([
    ['urgent', 'accepted, maybe', [500, 500]],
    ['routine', 'unknown, maybe', [500]],
  ] as const)('whose worker died is in doubt as a whole: the %s lane ends it %s', async (lane, state, windows) => {
    one = village(3_000, lane)
    one.says(() => 'dies')
    await expect(one.work()).rejects.toThrow('dies')
    one.says(() => accepted)
    one.clock.at += 30_000
    await one.work()
    expect(sizes()).toEqual(windows)
    expect(await counted()).toEqual(new Map([[state, 500]]))
  })

  it('that is refused after a doubt is shown as unknown, never as failed', async () => {
    one.says(() => 'dies')
    await expect(one.work()).rejects.toThrow('dies')
    one.says(() => ({ outcome: 'refused', reason: 'template-refused' }))
    one.clock.at += 30_000
    await one.work()
    expect(await counted()).toEqual(new Map([['unknown, maybe', 500]]))
  })
})
