import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RoomCarrier, roomLimits } from '../../../../shared/domain/rooms/room-carrier.ts'
import { type TakenTurn, takeTurn } from '../../../../shared/domain/rooms/room-turn.ts'

const { paces } = roomLimits.wecom

/** Who asks when, as fast as they like; what they are told, and what the robot then has. */
const play = (carrier: RoomCarrier, asked: readonly { afterMs: number; red: boolean }[]) => {
  let [now, taken]: [number, TakenTurn[]] = [1_000_000, []]
  const told = asked.map(({ afterMs, red }) => {
    now += afterMs
    const took = takeTurn({ taken, waiting: [] }, [], roomLimits[carrier].paces, red, now)
    taken = took.taken
    return { at: now, red, turn: took.turn }
  })
  return told
}
const storm = (count: number, red: boolean) => Array.from({ length: count }, () => ({ afterMs: 400, red }))

describe('the turns of a robot', () => {
  it('each Alert has a post to itself while the room is quiet, then posts are shared, seconds apart', () => {
    const kinds = play('wecom', storm(25, false)).map(({ turn }) => turn.kind)
    expect(kinds.slice(0, 6)).toEqual(Array(6).fill('own'))
    expect(kinds.slice(6, 22)).toEqual(Array(16).fill('wait'))
    expect(kinds[22]).toBe('shared')
  })

  it('a red Alert in the midst of others goes at once', () => {
    const others = play('wecom', storm(25, false)).filter(({ turn }) => turn.kind !== 'wait')
    const taken = others.map(({ at, red }) => ({ at, red }))
    expect(takeTurn({ taken, waiting: [] }, [], paces, true, 1_011_000).turn).toEqual({ kind: 'own' })
  })

  it('a sixth of the minute is kept for red', () => {
    const taken = Array.from({ length: 15 }, (_, n) => ({ at: 1_000_000 + n * 4_000, red: false }))
    expect(takeTurn({ taken, waiting: [] }, [], paces, false, 1_057_000).turn).toEqual({
      kind: 'wait',
      untilAt: 1_060_000,
    })
    expect(takeTurn({ taken, waiting: [] }, [], paces, true, 1_057_000).turn).toEqual({ kind: 'own' })
  })

  it('whoever waits is told when it is their turn', () => {
    const told = play('wecom', storm(25, true))
    for (const { turn, at } of told) if (turn.kind === 'wait') expect(turn.untilAt).toBeGreaterThan(at)
    const last = told.at(-1)
    if (last?.turn.kind !== 'wait') throw new Error('the last of a storm waits')
    const taken = told.filter(({ turn }) => turn.kind !== 'wait').map(({ at, red }) => ({ at, red }))
    expect(takeTurn({ taken, waiting: [] }, [], paces, true, last.turn.untilAt - 1).turn.kind).toBe('wait')
    expect(takeTurn({ taken, waiting: [] }, [], paces, true, last.turn.untilAt).turn.kind).toBe('shared')
  })

  it('no robot ever posts more than it may, in any minute and any second, whoever asks when', () => {
    const asking = fc.record({ afterMs: fc.nat({ max: 3_000 }), red: fc.boolean() })
    fc.assert(
      fc.property(fc.constantFrom(...RoomCarrier.options), fc.array(asking, { maxLength: 300 }), (carrier, asked) => {
        const posts = play(carrier, asked).filter(({ turn }) => turn.kind !== 'wait')
        for (const { posts: most, seconds } of roomLimits[carrier].paces)
          for (const [index, { at }] of posts.entries())
            expect(posts.slice(index).filter(other => other.at < at + seconds * 1000).length).toBeLessThanOrEqual(most)
      }),
      { numRuns: 100 },
    )
  })

  it('others alone never make a red one wait', () => {
    const asking = fc.record({ afterMs: fc.nat({ max: 3_000 }), red: fc.constant(false) })
    fc.assert(
      fc.property(fc.array(asking, { maxLength: 200 }), asked => {
        const told = play('wecom', asked)
        const now = told.at(-1)?.at ?? 0
        const taken = told.filter(({ turn }) => turn.kind !== 'wait').map(({ at, red }) => ({ at, red }))
        expect(takeTurn({ taken, waiting: [] }, [], paces, true, now).turn).toEqual({ kind: 'own' })
      }),
      { numRuns: 100 },
    )
  })

  describe('who waits', () => {
    const message = (warning: string) => ({
      sheet: { warning, county: '430182', bucket: 0, place: '430182101000', channel: 'group-chat' as const, page: 0 },
      seq: 1,
    })
    const busy = Array.from({ length: 6 }, (_, n) => ({ at: 1_000_000 + n, red: false }))
    const take = (waiting: string[], mine: string[], at: number) => {
      const {
        turn,
        waiting: kept,
        others,
      } = takeTurn({ taken: busy, waiting: waiting.map(message) }, mine.map(message), paces, false, at)
      const named = (all: typeof kept) => all.map(({ sheet }) => sheet.warning).join()
      return [turn.kind, named(kept), named(others)]
    }

    it('is noted, once', () => {
      expect(take(['a'], ['b', 'a', 'c'], 1_001_000)).toEqual(['wait', 'b,a,c', ''])
    })

    it('is handed to whoever has the next shared turn, with what that one brought', () => {
      expect(take(['a', 'b', 'c'], ['b', 'd'], 1_020_000)).toEqual(['shared', '', 'a,c'])
    })

    it('stays noted while another has a turn of its own', () => {
      expect(take(['a', 'b'], ['b'], 1_070_000)).toEqual(['own', 'a', ''])
    })
  })
})
