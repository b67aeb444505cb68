import { describe, expect, it } from 'vitest'
import { changeBoard } from '../../../../functions/send-loudspeaker/change-board.ts'
import { type Earlier, silenceEarlier } from '../../../../functions/send-loudspeaker/silence-earlier.ts'
import { memoryBoards } from '../../../../shared/adapters/memory/boards.ts'
import { putsOff, refuses } from '../../../../shared/adapters/memory/carrier-behaviour.ts'
import { MemoryLoudspeakerCarrier } from '../../../../shared/adapters/memory/loudspeaker-carrier.ts'
import type { Status } from '../../../../shared/domain/cap/alert.ts'
import type { Slot } from '../../../../shared/domain/directory/roster.ts'
import { type Announcement, announced, silenced } from '../../../../shared/domain/loudspeakers/board.ts'
import type { SheetId } from '../../../../shared/domain/sheets/sheet-id.ts'
import { admit } from '../../../../shared/domain/wall.ts'

const place = '430182101001'
const issuedAt = Date.UTC(2026, 6, 1, 20)
const until = issuedAt + 3_600_000
const announcement = (id: string): Announcement => ({
  ...{ id, ref: id, priority: 'red', script: '请立即转移。', repeat: 3, issuedAt, expiresAt: until },
})
const terminal = (id: string, exercise: boolean): Slot => ({
  ...{ id, address: id, lang: 'zh-CN', duty: false, exercise, also: [] },
})
const sheet: SheetId = {
  ...{ warning: 'w1', county: '430182', bucket: 0, place, channel: 'loudspeaker', page: 0 },
}
const leave = (status: Status) => (slot: Slot) => admit({ status, sheet, seq: 3, slot, listedNow: () => true })
const order = (more: Partial<Earlier> = {}): Earlier => ({
  place,
  earlier: ['w1.1', 'w1.2'],
  until,
  status: 'Actual',
  recipients: [terminal('t1', true), terminal('t2', false)],
  admit: leave(more.status ?? 'Actual'),
  signal: new AbortController().signal,
  ...more,
})

const aVillage = async (...standing: string[]) => {
  const clock = { at: issuedAt + 60_000, now: () => clock.at }
  const [carrier, boards] = [new MemoryLoudspeakerCarrier(clock), memoryBoards()]
  const ports = { carrier, boards, clock }
  for (const id of standing)
    await changeBoard(ports, {
      place,
      change: (board, now) => announced(board, announcement(id), now),
      permits: [],
      signal: order().signal,
    })
  return { ports, carrier, boards, clock, silence: silenceEarlier(ports) }
}

describe('what was announced before a Cancel or an Update', () => {
  it('falls silent at once, and other warnings stay', async () => {
    const { silence, carrier } = await aVillage('w1.1', 'w9.1')
    await silence(order())
    const board = carrier.retainedNow(place)
    expect(board?.inForce.map(({ id }) => id)).toEqual(['w9.1'])
    expect(board?.cancelled).toEqual([
      { id: 'w1.1', until },
      { id: 'w1.2', until },
    ])
  })

  it('is silenced though the board never heard of it: it may still be on its way', async () => {
    const { silence, carrier, ports } = await aVillage()
    await silence(order())
    const late = { place, permits: [], signal: order().signal }
    await changeBoard(ports, { ...late, change: (board, now) => announced(board, announcement('w1.1'), now) })
    expect(carrier.retainedNow(place)?.inForce).toEqual([])
  })

  it('is silenced twice as once: the board keeps its version, and is published again', async () => {
    const { silence, carrier, boards } = await aVillage('w1.1')
    await silence(order())
    const { version } = await boards.read(place)
    await silence(order())
    expect((await boards.read(place)).version).toBe(version)
    expect(carrier.taken).toHaveLength(3)
  })

  it('is forgotten by the board when it would have expired: nothing is left to tell', async () => {
    const { silence, carrier, clock } = await aVillage('w1.1')
    await silence(order())
    clock.at = until
    expect(carrier.retainedNow(place)).toBeUndefined()
    await silence(order({ earlier: ['w5.1'] }))
    expect(carrier.retained.has(place)).toBe(false)
  })

  it('is published again when somebody moved the board meanwhile', async () => {
    const { silence, carrier, boards, clock } = await aVillage('w1.1')
    let moved = false
    carrier.behave = async () => {
      if (!moved) await boards.write(silenced(await boards.read(place), [{ id: 'w7.1', until }], clock.now()))
      moved = true
      return { takes: true, says: { outcome: 'accepted' } }
    }
    await silence(order())
    expect(carrier.retainedNow(place)?.version).toBe((await boards.read(place)).version)
  })

  it('nothing was before: nothing is published', async () => {
    const { silence, carrier } = await aVillage()
    await silence(order({ earlier: [] }))
    expect(carrier.taken).toEqual([])
  })

  it('a carrier that cannot take it now holds up whatever comes after it', async () => {
    const { silence, carrier } = await aVillage('w1.1')
    carrier.behave = () => putsOff('throttled', 1)
    await expect(silence(order())).rejects.toMatchObject({ name: 'Fault', retryable: true })
  })

  it('a carrier that never will does not hold up the all-clear: its own mark says so', async () => {
    const { silence, carrier } = await aVillage('w1.1')
    carrier.behave = () => refuses('carrier-refused')
    await expect(silence(order())).resolves.toBeUndefined()
  })

  it('an exercise never stood on the board: its own terminals are told one by one, and no other', async () => {
    const { silence, carrier } = await aVillage('w9.1')
    await silence(order({ status: 'Exercise' }))
    const told = carrier.taken.filter(({ kind }) => kind === 'cancel')
    expect(told).toMatchObject([{ address: 't1', cancelled: [{ id: 'w1.1' }, { id: 'w1.2' }] }])
    expect(carrier.retainedNow(place)?.version).toBe(1)
  })
})
