import { beforeEach, describe, expect, it } from 'vitest'
import { pasteRoute } from '../../../../functions/operate-service/paste-route.ts'
import { memoryPastes } from '../../../../shared/adapters/memory/pastes.ts'
import type { Audience, Warning } from '../../../../shared/domain/series/warning.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { rainIssued } from '../../../fixtures/rainstorm.ts'
import { aWarning } from '../../../fixtures/warning.ts'
import { recordingLog } from '../../support/recording-log.ts'

const holders: Record<string, KeyHolder> = {
  county: keyHolder('operator', '430182'),
  town: keyHolder('operator', '430182101'),
  elsewhere: keyHolder('operator', '152529'),
  source: keyHolder('source', ''),
}
const village = '430182101201'
const warnings: Record<string, Warning> = {
  w1: aWarning({ seq: 2, lastSeq: 2 }),
  waiting: aWarning({ id: 'waiting', seq: 0 }),
  drill: aWarning({ id: 'drill', status: 'Exercise' }),
  call: aWarning({ id: 'call', purpose: 'duty-call' }),
}
const audience = (warning: string, seq: number): Audience => ({
  ...{ warning, seq, edition: 'e1', county: '430182', dirRev: 1, buckets: 1 },
  places: [village],
  joined: { [village]: 1 },
})

describe('what somebody pasted into a personal group', () => {
  let pastes: ReturnType<typeof memoryPastes>
  let log: ReturnType<typeof recordingLog>
  let say: (warning: string, body: unknown, key?: string) => Promise<Response>
  let now = 0

  beforeEach(() => {
    pastes = memoryPastes()
    log = recordingLog()
    now = Date.parse('2026-07-01T04:20:00+08:00')
    const app = pasteRoute({
      pastes,
      log,
      clock: { now: () => now },
      keys: { find: async key => holders[key] },
      warnings: {
        find: async id => warnings[id],
        alert: async (warning, seq) => rainIssued(warning === 'drill' ? { status: 'Exercise' } : {}, { warning, seq }),
        audiences: async (id, seq) => [audience(id, seq)],
      },
    })
    say = async (warning, body, key = 'county') =>
      app.request(`/v1/warnings/${warning}/pastes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
      })
  })

  it('is on record: which number, into which group, by whom, when', async () => {
    expect((await say('w1', { room: ' 石屋村乡亲群 ', person: '李某', seq: 1 })).status).toBe(201)
    expect(await pastes.of('w1')).toEqual([
      { warning: 'w1', seq: 1, room: '石屋村乡亲群', person: '李某', by: 'operator-430182', at: now },
    ])
  })

  it('said again is a record more: nothing is overwritten', async () => {
    for (let n = 0; n < 2; n += 1) await say('w1', { room: '石屋村乡亲群' })
    expect((await pastes.of('w1')).map(({ seq }) => seq)).toEqual([2, 2])
  })

  it('is still recorded when the warning is over by then', async () => {
    now = rainIssued().expiresAt + 60_000
    expect((await say('w1', { room: '群' })).status).toBe(201)
  })

  it('stands in no log but as that it happened', async () => {
    await say('w1', { room: '石屋村乡亲群', person: '李某' })
    expect(JSON.stringify(log.lines)).not.toMatch(/石屋|李某/)
    expect(log.lines).toMatchObject([{ code: 'pasted' }])
  })

  it.each([
    ['a village of somebody else', 'w1', { room: '群', place: village }, 'elsewhere', 403, 'outside-jurisdiction'],
    ['the whole warning by a town', 'w1', { room: '群' }, 'town', 403, 'outside-jurisdiction'],
    [
      'a place that it does not concern',
      'w1',
      { room: '群', place: '430182101202' },
      'town',
      409,
      'place-not-concerned',
    ],
    ['by a source', 'w1', { room: '群' }, 'source', 403, 'role-not-permitted'],
    ['an unknown warning', 'w9', { room: '群' }, 'county', 404, 'unknown-warning'],
    ['a call to duty officers', 'call', { room: '群' }, 'county', 404, 'unknown-warning'],
    ['a number that the series has not', 'w1', { room: '群', seq: 3 }, 'county', 404, 'unknown-alert'],
    ['what was not issued', 'waiting', { room: '群' }, 'county', 409, 'not-issued'],
    ['an exercise', 'drill', { room: '群' }, 'county', 409, 'exercise'],
    ['no group', 'w1', { room: ' ' }, 'county', 422, 'refused'],
  ])('is refused: %s', async (_, warning, body, key, status, reason) => {
    const answer = await say(warning, body, key)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ title: reason })
    expect(await pastes.of(warning)).toEqual([])
  })

  it('by a town is of its own place', async () => {
    expect((await say('w1', { room: '群', place: village }, 'town')).status).toBe(201)
  })
})
