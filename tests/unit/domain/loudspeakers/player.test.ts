import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  afterEvent,
  type PlayerEvent,
  type PlayerState,
  playerEvents,
  playerStates,
} from '../../../../shared/domain/loudspeakers/player.ts'

const moves: [PlayerState, PlayerEvent, PlayerState][] = [
  ['off', 'power-on', 'idle'],
  ['idle', 'begin', 'buffering'],
  ['idle', 'power-lost', 'off'],
  ['buffering', 'buffered', 'playing'],
  ['buffering', 'silenced', 'idle'],
  ['buffering', 'interrupted', 'idle'],
  ['buffering', 'power-lost', 'off'],
  ['playing', 'finished', 'idle'],
  ['playing', 'silenced', 'idle'],
  ['playing', 'interrupted', 'idle'],
  ['playing', 'power-lost', 'off'],
]

it.each(playerStates.flatMap(state => playerEvents.map(event => [state, event] as const)))(
  'a terminal that is %s, on %s',
  (state, event) => {
    const move = moves.find(([from, on]) => from === state && on === event)
    expect(afterEvent(state, event)).toBe(move?.[2] ?? state)
  },
)

it('nothing is heard before it is buffered, and nothing while the power is off', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...playerEvents)), events => {
      let state: PlayerState = 'off'
      for (const event of events) {
        const next = afterEvent(state, event)
        if (next === 'playing' && state !== 'playing') expect([state, event]).toEqual(['buffering', 'buffered'])
        state = next
      }
    }),
  )
})
