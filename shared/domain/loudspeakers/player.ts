/** What the player of a terminal is doing. Buffering: it fetches or makes the sound, and nothing is heard yet. */
export const playerStates = ['off', 'idle', 'buffering', 'playing'] as const
export type PlayerState = (typeof playerStates)[number]

export const playerEvents = [
  'power-on',
  'power-lost',
  'begin',
  'buffered',
  'finished',
  'interrupted',
  'silenced',
] as const
export type PlayerEvent = (typeof playerEvents)[number]

/**
 * What a terminal does, and nothing else: an event that a state does not list changes nothing there.
 * Interrupted: something that goes before it came. Silenced: it was cancelled, or replaced.
 */
export const playerTable: Record<PlayerState, Partial<Record<PlayerEvent, PlayerState>>> = {
  off: { 'power-on': 'idle' },
  idle: { 'power-lost': 'off', begin: 'buffering' },
  buffering: { 'power-lost': 'off', buffered: 'playing', interrupted: 'idle', silenced: 'idle' },
  playing: { 'power-lost': 'off', finished: 'idle', interrupted: 'idle', silenced: 'idle' },
}

export const afterEvent = (state: PlayerState, event: PlayerEvent): PlayerState => playerTable[state][event] ?? state
