import { beforeEach, describe, expect, it } from 'vitest'
import { recordReceipt } from '../../../../functions/record-receipt/record-receipt.ts'
import { slotFinder } from '../../../../functions/record-receipt/slot-finder.ts'
import { memoryPlayLog } from '../../../../shared/adapters/memory/play-log.ts'
import { memoryReceipts } from '../../../../shared/adapters/memory/receipts.ts'
import { memorySheets } from '../../../../shared/adapters/memory/sheets.ts'
import type { CarrierReceipts } from '../../../../shared/contracts/queue-messages.ts'
import { formatRef, type SheetId } from '../../../../shared/domain/sheets/sheet-id.ts'
import { recordingLog } from '../../support/recording-log.ts'

const now = Date.UTC(2026, 6, 1, 4)
const clock = { now: () => now }
const sheet: SheetId = {
  warning: 'w',
  county: '430182',
  bucket: 0,
  place: '430182101001',
  channel: 'sms',
  page: 0,
}
const phones = ['+8615400000001', '+8615400000002', '+8615400000003']
const nameOfPhone = (phone: string) => `name of ${phone}`

type Said = CarrierReceipts['receipts'][number]
const push = (carrier: CarrierReceipts['carrier'], receipts: Said[], unreadable = 0): CarrierReceipts => ({
  v: 1,
  kind: 'carrier-receipts',
  carrier,
  receipts,
  unreadable,
})
const delivered = (ref: string, phone = phones[0] ?? '', at = now - 60_000): Said => ({
  ref,
  recipient: nameOfPhone(phone),
  outcome: 'delivered',
  at,
})

describe('what carriers said of SMS', () => {
  let receipts: ReturnType<typeof memoryReceipts>
  let record: ReturnType<typeof recordReceipt>

  beforeEach(async () => {
    const sheets = memorySheets(clock)
    const [marks, touched] = [new Uint32Array(3), new Uint8Array(1)]
    await sheets.write({ id: sheet, seq: 1, dirRev: 4, marks, touched, seal: 0, done: false, rev: 0 })
    const slots = phones.map((address, n) => ({
      ...{ id: `person-${n}`, address, lang: 'zh-CN' },
      ...{ duty: false, exercise: false, also: [] },
    }))
    const directory = {
      page: async () => ({ place: sheet.place, rev: 4, channel: 'sms' as const, page: 0, slots }),
    }
    receipts = memoryReceipts()
    const slotOf = slotFinder({ sheets, directory, nameOfPhone })
    record = recordReceipt({ receipts, plays: memoryPlayLog(), slotOf, clock, log: recordingLog() })
  })

  it('under an echoed reference finds its slot by the phone’s name', async () => {
    await record([
      push('alibaba', [delivered(formatRef(sheet, 1), phones[2]), delivered(formatRef(sheet, 1), phones[1])]),
    ])
    expect(receipts.of(sheet).map(({ slot, state }) => [slot, state])).toEqual([
      [2, 'delivered'],
      [1, 'delivered'],
    ])
  })

  it('under a message id finds the slot and the try that were noted with its window', async () => {
    const messages = [{ messageId: 'serial-1', slot: 1, try: 2 }]
    await receipts.putRefs({ carrier: 'tencent', sheet, seq: 1, messages })
    await record([push('tencent', [delivered('serial-1')])])
    expect(receipts.of(sheet)).toMatchObject([{ slot: 1, try: 2, state: 'delivered', at: now - 60_000 }])
  })

  it('that overtook the note of its message comes again; what came with it is recorded meanwhile', async () => {
    const young = push('tencent', [delivered('serial-9', phones[0], now - 2_000)])
    expect(await record([young, push('alibaba', [delivered(formatRef(sheet, 1))])])).toEqual([young])
    expect(receipts.of(sheet)).toHaveLength(1)
    expect(receipts.unmatched.get('tencent')).toBeUndefined()

    await receipts.putRefs({
      carrier: 'tencent',
      sheet,
      seq: 1,
      messages: [{ messageId: 'serial-9', slot: 2, try: 1 }],
    })
    await record([young])
    expect(receipts.of(sheet).map(({ slot }) => slot)).toEqual([0, 2])
  })

  it('that nothing knows, or nobody could read, is counted', async () => {
    const strangers = [delivered('serial-of-nobody'), delivered('another')]
    await record([
      push('tencent', strangers, 3),
      push('alibaba', [delivered(formatRef(sheet, 1), '+8615499999999')], 1),
    ])
    expect([...receipts.unmatched]).toEqual([
      ['tencent', 5],
      ['alibaba', 2],
    ])
  })

  it('twice is once', async () => {
    const again = push('alibaba', [delivered(formatRef(sheet, 1))])
    await record([again])
    await record([again, again])
    expect(receipts.of(sheet)).toHaveLength(1)
  })
})
