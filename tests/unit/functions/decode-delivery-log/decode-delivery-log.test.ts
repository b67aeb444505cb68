import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { decodeDeliveryLog } from '../../../../functions/decode-delivery-log/decode-delivery-log.ts'
import { type LogEvent, unpackLogBatch } from '../../../../functions/decode-delivery-log/log-batch.ts'
import { memoryReceipts } from '../../../../shared/adapters/memory/receipts.ts'
import type { SheetId } from '../../../../shared/domain/sheets/sheet-id.ts'
import { recordingLog } from '../../support/recording-log.ts'

const now = Date.UTC(2026, 6, 1, 4)
const sheet = (place: string): SheetId => ({
  warning: 'w',
  county: '430182',
  bucket: 0,
  place,
  channel: 'sms',
  page: 0,
})
const hills = sheet('430182101001')
const lake = sheet('430182101002')

const event = (messageId: string, ageMs = 1_000, delivery: object = { dwellTimeMsUntilDeviceAck: 9 }): LogEvent => ({
  id: `line-${messageId}`,
  timestamp: now - ageMs,
  message: JSON.stringify({
    notification: { messageId, timestamp: '2026-07-01 04:10:00.000' },
    delivery: { destination: '+8615400000001', ...delivery },
    status: 'SUCCESS',
  }),
})

describe('the delivery log', () => {
  let receipts: ReturnType<typeof memoryReceipts>
  let log: ReturnType<typeof recordingLog>
  let onPause: () => Promise<void>
  const decode = (events: LogEvent[]) =>
    decodeDeliveryLog({ receipts, log, clock: { now: () => now }, pause: () => onPause() })(events)
  const note = (messageId: string, of: SheetId, slot: number) =>
    receipts.putRefs({ carrier: 'sns', sheet: of, seq: 1, messages: [{ messageId, slot, try: 1 }] })

  beforeEach(async () => {
    receipts = memoryReceipts()
    log = recordingLog()
    onPause = async () => undefined
    await note('a', hills, 0)
    await note('b', hills, 1)
    await note('c', lake, 0)
  })

  it('becomes one delta per sheet', async () => {
    await decode([event('a'), event('b'), event('c', 1_000, {})])
    expect(receipts.of(hills)).toHaveLength(2)
    expect(receipts.of(lake)).toEqual([{ slot: 0, seq: 1, try: 1, state: 'handed', at: now - 1_000 }])
    expect([receipts.rows(hills), receipts.rows(lake)]).toEqual([1, 1])
  })

  it('again changes nothing', async () => {
    await decode([event('a'), event('b')])
    await decode([event('b'), event('a')])
    expect(receipts.rows(hills)).toBe(1)
  })

  it('a line that cannot be read hides none of the others, and shows nothing of itself', async () => {
    await decode([{ ...event('a'), message: 'dial +8615400000001 now' }, event('b')])
    expect(receipts.of(hills)).toHaveLength(1)
    expect(receipts.unmatched.get('sns')).toBe(1)
    expect(log.lines.map(({ code }) => code)).toContain('delivery-status-unreadable')
    expect(JSON.stringify(log.lines)).not.toContain('154')
  })

  it('a receipt that overtook our note of its message finds it a moment later, and holds up none of the others', async () => {
    onPause = async () => {
      expect(receipts.of(hills)).toHaveLength(1)
      await note('late', lake, 7)
    }
    await decode([event('late'), event('a')])
    expect(receipts.of(lake)).toMatchObject([{ slot: 7 }])
  })

  it('a young receipt without a message is tried again, and what was found is stored already', async () => {
    await expect(decode([event('a'), event('unknown', 2_000)])).rejects.toMatchObject({ retryable: true })
    expect(receipts.of(hills)).toHaveLength(1)
    expect(receipts.unmatched.get('sns')).toBeUndefined()
  })

  it('an old receipt without a message is counted', async () => {
    await decode([event('unknown', 61_000), event('a')])
    expect(receipts.unmatched.get('sns')).toBe(1)
    expect(receipts.of(hills)).toHaveLength(1)
  })
})

describe('a log subscription event', () => {
  const pack = (batch: object) => ({ awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') } })

  it('is unpacked', () => {
    const batch = { messageType: 'DATA_MESSAGE', logGroup: 'sns/DirectPublishToPhoneNumber', logEvents: [event('a')] }
    expect(unpackLogBatch(pack(batch))).toEqual([event('a')])
  })

  it('that only asks whether somebody is there has no lines', () => {
    expect(unpackLogBatch(pack({ messageType: 'CONTROL_MESSAGE', logEvents: [event('a')] }))).toEqual([])
  })
})
