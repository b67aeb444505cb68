import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Colour } from '../../../../shared/domain/colour.ts'
import { inRoomOrder, type RoomEntry } from '../../../../shared/domain/rooms/room-order.ts'

const entry = (warning: string, seq: number, colour: Colour, msgType: RoomEntry['msgType'] = 'Alert'): RoomEntry => ({
  sheet: { warning, county: '430182', bucket: 0, place: '430182101000', channel: 'group-chat', page: 0 },
  seq,
  colour,
  msgType,
})
const named = (entries: readonly RoomEntry[]) => entries.map(({ sheet, seq }) => `${sheet.warning}.${seq}`)
/** Some entries, none of them twice, in any order. */
const waiting = fc
  .uniqueArray(
    fc.record({
      warning: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      seq: fc.integer({ min: 1, max: 4 }),
      colour: fc.constantFrom(...Colour.options),
      msgType: fc.constantFrom('Alert' as const, 'Update' as const, 'Cancel' as const),
    }),
    { selector: ({ warning, seq }) => `${warning}.${seq}`, maxLength: 12 },
  )
  .map(entries => entries.map(({ warning, seq, colour, msgType }) => entry(warning, seq, colour, msgType)))

describe('the order in which a room hears what waits for it', () => {
  it('red first, then orange, yellow, blue and notices', () => {
    const came = (['yellow', 'none', 'red', 'blue', 'orange'] as const).map((colour, n) => entry(`w${n}`, 1, colour))
    expect(named(inRoomOrder(came))).toEqual(['w2.1', 'w4.1', 'w0.1', 'w3.1', 'w1.1'])
  })

  it('an all-clear goes after the warnings of its colour', () => {
    const came = [entry('over', 2, 'red', 'Cancel'), entry('new', 1, 'red'), entry('other', 1, 'orange')]
    expect(named(inRoomOrder(came))).toEqual(['new.1', 'over.2', 'other.1'])
  })

  it('an Alert whose Update or Cancel already waits is not posted any more, in whichever order they came', () => {
    const came = [entry('a', 2, 'yellow', 'Cancel'), entry('a', 1, 'red'), entry('b', 1, 'blue')]
    expect(named(inRoomOrder(came))).toEqual(['a.2', 'b.1'])
    expect(named(inRoomOrder(came.toReversed()))).toEqual(['a.2', 'b.1'])
  })

  it('of every series the latest, once, and nobody else is left out', () => {
    fc.assert(
      fc.property(waiting, came => {
        const latest = Map.groupBy(came, ({ sheet }) => sheet.warning)
        const expected = [...latest.values()].map(series => series.toSorted((a, b) => b.seq - a.seq)[0])
        expect(new Set(inRoomOrder(came))).toEqual(new Set(expected))
      }),
    )
  })

  it('nobody stands before a worse colour, and equals stand as they came', () => {
    fc.assert(
      fc.property(waiting, came => {
        const order = inRoomOrder(came)
        for (const [n, one] of order.entries())
          for (const later of order.slice(n + 1)) {
            const [mine, theirs] = [one, later].map(({ colour }) => Colour.options.indexOf(colour))
            expect(mine).toBeLessThanOrEqual(theirs ?? -1)
            if (mine === theirs && one.msgType === later.msgType)
              expect(came.indexOf(one)).toBeLessThan(came.indexOf(later))
          }
      }),
    )
  })
})
