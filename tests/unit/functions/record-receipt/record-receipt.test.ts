import { beforeEach, describe, expect, it } from 'vitest'
import { recordReceipt } from '../../../../functions/record-receipt/record-receipt.ts'
import { slotFinder } from '../../../../functions/record-receipt/slot-finder.ts'
import { memoryPlayLog } from '../../../../shared/adapters/memory/play-log.ts'
import { memoryReceipts } from '../../../../shared/adapters/memory/receipts.ts'
import { memorySheets } from '../../../../shared/adapters/memory/sheets.ts'
import type { ReceiptMessage } from '../../../../shared/contracts/queue-messages.ts'
import type { RosterPage } from '../../../../shared/domain/directory/roster.ts'
import { formatRef, type SheetId } from '../../../../shared/domain/sheets/sheet-id.ts'
import { recordingLog } from '../../support/recording-log.ts'

const now = Date.UTC(2026, 6, 1, 4)
const clock = { now: () => now }
const village: SheetId = {
  warning: 'w',
  county: '430182',
  bucket: 0,
  place: '430182101001',
  channel: 'loudspeaker',
  page: 0,
}
const terminals = ['horn-1', 'horn-2', 'horn-3']

const pageOf = (rev: number): RosterPage => ({
  place: village.place,
  rev,
  channel: 'loudspeaker',
  page: 0,
  slots: terminals.map(id => ({ id, address: id, lang: 'zh-CN', duty: false, exercise: false, also: [] })),
})

const played = (recipient: string, more: Partial<ReceiptMessage> = {}): ReceiptMessage => ({
  v: 1,
  kind: 'receipt',
  carrier: 'iot',
  ref: formatRef(village, 1),
  recipient,
  outcome: 'played',
  at: now - 500,
  ...more,
})

describe('terminals’ reports', () => {
  let receipts: ReturnType<typeof memoryReceipts>
  let plays: ReturnType<typeof memoryPlayLog>
  let pagesRead: number[]
  let record: ReturnType<typeof recordReceipt>
  const log = recordingLog()

  beforeEach(async () => {
    const sheets = memorySheets(clock)
    receipts = memoryReceipts()
    pagesRead = []
    await sheets.write({
      id: village,
      seq: 1,
      dirRev: 4,
      marks: new Uint32Array(3),
      touched: new Uint8Array(1),
      seal: 0,
      done: false,
      rev: 0,
    })
    const directory = {
      page: async (_place: string, rev: number) => {
        pagesRead.push(rev)
        return pageOf(rev)
      },
    }
    plays = memoryPlayLog()
    record = recordReceipt({ receipts, plays, slotOf: slotFinder({ sheets, directory }), clock, log })
  })

  it('find their slots in the page that the sheet has pinned, read once', async () => {
    await record([played('horn-3'), played('horn-1')])
    await record([played('horn-2')])
    expect(pagesRead).toEqual([4])
    expect(receipts.of(village).map(({ slot }) => slot)).toEqual([2, 0, 1])
  })

  it('of one batch are one delta, and again no more', async () => {
    await record([played('horn-1'), played('horn-2')])
    await record([played('horn-2'), played('horn-1')])
    expect(receipts.rows(village)).toBe(1)
  })

  it('keep the reason of a failure only where it is a word we know', async () => {
    await record([
      played('horn-1', { outcome: 'failed', reason: 'terminal-busy' }),
      played('horn-2', { outcome: 'failed', reason: 'mayor is asleep' }),
    ])
    expect(receipts.of(village).map(({ reason }) => reason)).toEqual(['terminal-busy', 'unclassified'])
  })

  it('from a terminal whose clock runs ahead are not from the future', async () => {
    await record([played('horn-1', { at: now + 3_600_000 })])
    expect(receipts.of(village)[0]?.at).toBe(now)
  })

  it.each([
    ['a terminal that is not on the page', played('horn-9')],
    ['no terminal at all', { ...played('x'), recipient: undefined }],
    ['a sheet that does not exist', played('horn-1', { ref: formatRef({ ...village, warning: 'other' }, 1) })],
    ['a seq that was never sent', played('horn-1', { ref: formatRef(village, 2) })],
    ['no sheet at all', played('horn-1', { ref: 'nonsense' })],
  ])('that name %s are counted, and hide none of the others', async (_, stranger) => {
    const { recipient, ...rest } = stranger
    await record([recipient === undefined ? rest : { ...rest, recipient }, played('horn-1')])
    expect(receipts.unmatched.get('iot')).toBe(1)
    expect(receipts.of(village)).toHaveLength(1)
  })

  it('of the weekly programme go to the play log of the village that the broker heard, and prove no warning', async () => {
    const ref = `programme/430182000000/fire/2026-07-01T07:00`
    const report = (recipient: string, more: Partial<ReceiptMessage> = {}) =>
      played(recipient, { ref, place: village.place, ...more })
    await record([report('horn-1'), report('horn-2', { outcome: 'failed', reason: 'power-lost' }), report('horn-1')])
    const [entry, ...more] = await plays.ofDay(village.place, '2026-07-01')
    expect(more).toEqual([])
    expect(entry).toMatchObject({ village: village.place, source: '430182000000', item: 'fire', at: '07:00' })
    expect([[...(entry?.played ?? [])], [...(entry?.failed ?? [])]]).toEqual([['horn-1'], ['horn-2']])
    expect(receipts.of(village)).toEqual([])
  })

  it('of a programme without a village are counted as unmatched', async () => {
    await record([played('horn-1', { ref: 'programme/430182000000/fire/2026-07-01T07:00' })])
    expect(await plays.ofDay('430182000000', '2026-07-01')).toEqual([])
  })
})
