import { describe, expect, test } from 'vitest'
import type { CapFile } from '../../../infra/cli/cap-file.ts'
import type { Sent } from '../../../infra/cli/client.ts'
import { runDemo } from '../../../infra/cli/demo/run.ts'
import { unreachable } from '../../../infra/cli/failure.ts'
import type { WarningStatus } from '../../../shared/contracts/http.ts'

type Moment = { open: number; delivered: number; unconfirmed: number }

const statusOf = ({ open, delivered, unconfirmed }: Moment): WarningStatus => ({
  warning: 'w1',
  status: 'Actual',
  msgType: 'Alert',
  state: 'in-force',
  seq: 1,
  colour: 'red',
  event: '暴雨',
  headline: '暴雨红色预警',
  sender: 's',
  sent: '2026-07-01T04:10:00+08:00',
  receivedAt: 0,
  issuedAt: 0,
  expiresAt: 1,
  handedOver: open === 0,
  unresolved: [],
  channels: {
    sms: {
      planned: 10,
      open,
      accepted: 10 - open,
      delivered,
      unconfirmed,
      failed: 0,
      unknown: 0,
      suppressed: 0,
      reasons: {},
    },
  },
  villages: { proven: 0, partly: 0, notProven: 0 },
  seconds: {},
  towns: [],
  pasted: [],
})
const file: CapFile = { file: 'a.xml', bytes: new Uint8Array(), contentType: 'application/xml' }
const accepted: Sent = {
  verdict: 'accepted',
  repeat: false,
  receipt: {
    warning: 'w1',
    seq: 1,
    outcome: 'issued',
    status: 'Actual',
    state: 'in-force',
    warnings: [],
    unresolved: [],
    audience: { villages: 1, groups: 0, phones: 10, rooms: 0, terminals: 0 },
  },
}
const refused: Sent = { verdict: 'refused', status: 422, reasons: [{ code: 'c', at: '', message: 'm' }] }

/** A service that is as `at` says at each second of a clock that only the demo moves. */
const demo = async (at: (seconds: number) => Moment, sent: Sent = accepted, silent = (_seconds: number) => false) => {
  let now = 0
  let looks = 0
  const end = await runDemo({
    source: { send: async () => sent },
    operator: {
      status: async () => {
        looks += 1
        if (silent(now / 1000)) throw unreachable({ zh: '忙', en: 'busy' })
        return statusOf(at(now / 1000))
      },
    },
    files: [file],
    onSent: () => undefined,
    onProgress: () => undefined,
    time: {
      now: () => now,
      pause: async ms => {
        now += ms
      },
    },
  })
  return { ...end, looks, seconds: now / 1000 }
}
const allDelivered = { open: 0, delivered: 10, unconfirmed: 0 }

describe('a demo', () => {
  test('of refused files ends without waiting', async () => {
    const { outcomes, endings, looks } = await demo(() => allDelivered, refused)
    expect({ outcomes, endings, looks }).toMatchObject({ outcomes: [{ verdict: 'refused' }], endings: [], looks: 0 })
  })

  test('ends when all is marked and confirmed', async () => {
    const { endings, seconds } = await demo(at => (at < 7 ? { open: 3, delivered: 7, unconfirmed: 0 } : allDelivered))
    expect(endings).toStrictEqual(['marked'])
    expect(seconds).toBe(8)
  })

  test('waits for receipts as long as they come', async () => {
    const trickle = (at: number) => Math.min(Math.floor(at), 8)
    const { endings, seconds } = await demo(at => ({ open: 0, delivered: trickle(at), unconfirmed: 10 - trickle(at) }))
    expect(endings).toStrictEqual(['marked'])
    expect(seconds).toBeGreaterThan(8)
    expect(seconds).toBeLessThan(13)
  })

  test('gives receipts time from the moment all is marked, though none came for long before', async () => {
    const { outcomes } = await demo(at => {
      if (at < 20) return { open: 5, delivered: 0, unconfirmed: 5 }
      return at < 22 ? { open: 0, delivered: 0, unconfirmed: 10 } : allDelivered
    })
    expect(outcomes).toMatchObject([{ status: { channels: { sms: { delivered: 10 } } } }])
  })

  test('that is never marked ends within 90 s, and says so', async () => {
    const { endings, seconds } = await demo(() => ({ open: 1, delivered: 9, unconfirmed: 0 }))
    expect(endings).toStrictEqual(['working'])
    expect(seconds).toBeLessThan(88)
  })

  test('asks again when the service was too busy to answer', async () => {
    const { endings } = await demo(
      () => allDelivered,
      accepted,
      at => at < 3,
    )
    expect(endings).toStrictEqual(['marked'])
  })

  test('of a service that never answers is no success', async () => {
    await expect(
      demo(
        () => allDelivered,
        accepted,
        () => true,
      ),
    ).rejects.toMatchObject({ exitCode: 3 })
  })
})
