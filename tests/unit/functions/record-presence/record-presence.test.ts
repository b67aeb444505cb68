import { expect, it } from 'vitest'
import { recordPresence } from '../../../../functions/record-presence/record-presence.ts'
import { memoryPresence } from '../../../../shared/adapters/memory/presence.ts'
import type { PresenceMessage } from '../../../../shared/contracts/queue-messages.ts'
import { recordingLog } from '../../support/recording-log.ts'

const state = (place: string, terminal: string, online: boolean, at: number): PresenceMessage => ({
  v: 1,
  kind: 'presence',
  place,
  terminal,
  online,
  at,
})

it('a batch is one write per village, and the later word of a terminal counts', async () => {
  const memory = memoryPresence()
  const writes: string[] = []
  const presence = {
    record: (place: string, states: Parameters<typeof memory.record>[1]) => {
      writes.push(place)
      return memory.record(place, states)
    },
  }
  await recordPresence({ presence, log: recordingLog() })([
    state('430182101001', 'horn-1', false, 20),
    state('430182101002', 'horn-2', true, 10),
    state('430182101001', 'horn-1', true, 10),
    state('430182101001', 'horn-3', true, 10),
  ])
  expect(writes).toEqual(['430182101001', '430182101002'])
  expect(await memory.online('430182101001')).toEqual(new Set(['horn-3']))
  expect(await memory.online('430182101002')).toEqual(new Set(['horn-2']))
})
