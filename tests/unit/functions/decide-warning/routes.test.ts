import { describe, expect, it, test } from 'vitest'
import { routes } from '../../../../functions/decide-warning/routes.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import { memoryWarnings } from '../../../../shared/adapters/memory/warnings.ts'
import { DecisionReceipt, WaitingList } from '../../../../shared/contracts/decisions.ts'
import { ProblemDocument } from '../../../../shared/contracts/http.ts'
import type { Manifest } from '../../../../shared/domain/directory/roster.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { defaultPolicy as policy } from '../../../../shared/policy/default-policy.ts'
import { valueNames } from '../../../../shared/policy/value-names.ts'
import type { Warnings } from '../../../../shared/ports/warnings.ts'
import { rainIssued } from '../../../fixtures/rainstorm.ts'
import { aPending, aWarning, committed } from '../../../fixtures/warning.ts'
import { recordingLog } from '../../support/recording-log.ts'

const holder = (id: string, more: Partial<KeyHolder> = {}): KeyHolder => ({
  ...{ id, name: id, role: 'operator', area: '430182', levels: [], maxRecipients: 10 },
  ...more,
})
const holders: Record<string, KeyHolder> = {
  officer: holder('officer'),
  author: holder('author'),
  trainee: holder('trainee', { maxRecipients: 2 }),
  source: holder('source', { role: 'source' }),
  elsewhere: holder('elsewhere', { area: '152529' }),
}
const village = '430182101201'
const manifest: Manifest = {
  county: '430182',
  name: '宁乡市',
  rev: 1,
  places: [{ code: village, name: '村', sizes: { sms: [3] }, duty: 1 }],
}

const world = async (
  state: 'awaiting-approval' | 'needs-targeting' = 'awaiting-approval',
  own: Partial<Warnings> = {},
) => {
  const [directory, warnings, log] = [memoryDirectory(), memoryWarnings(), recordingLog()]
  await directory.putManifest(manifest)
  await directory.flip(undefined, {
    ...{ county: '430182', name: '宁乡市', rev: 1, publishedImport: 'i', problems: 0, expiredBelow: 0 },
  })
  const pending = aPending(state, { seq: 1, author: 'author', expiresAt: 9_000, reason: 'typed-by-hand' })
  const places = state === 'awaiting-approval' ? [village] : []
  await warnings.putAudiences([
    {
      ...{ warning: 'w1', seq: 1, edition: 'e1', county: '430182', dirRev: 1, buckets: 1, places },
      joined: Object.fromEntries(places.map(place => [place, 1])),
    },
  ])
  await warnings.commit(committed(aWarning({ state, seq: 0, dueAt: 9_000, pending }), rainIssued()))
  const ports = {
    warnings: { ...warnings, ...own },
    directory,
    policy,
    valueNames,
    log,
    newId: () => 'e2',
    clock: { now: () => 5_000 },
  }
  const app = routes({ ...ports, keys: { find: async key => holders[key] } })
  app.onError((_, c) => c.body(null, 500))
  const ask = (path: string, key: string, body?: unknown) =>
    app.request(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const decide = (key: string, body: unknown, id = 'w1') => ask(`/v1/warnings/${id}/decisions`, key, body)
  return { ask, decide, warnings, log }
}

describe('POST /v1/warnings/{id}/decisions', () => {
  it('answers an approval with what the warning is now', async () => {
    const { decide, warnings, log } = await world()
    const answer = await decide('officer', { decision: 'approve', seq: 1 })
    expect(answer.status).toBe(200)
    expect(DecisionReceipt.parse(await answer.json())).toMatchObject({
      ...{ warning: 'w1', decision: 'approve', seq: 1, state: 'in-force', alongside: [], warnings: [] },
      audience: { villages: 1, phones: 3 },
    })
    expect(warnings.outbox.at(-1)).toMatchObject({ warning: 'w1', seq: 1 })
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        code: 'decided',
        fields: expect.objectContaining({ source: 'officer', reason: 'approve' }),
      }),
    )
  })

  test.each([
    [401, 'key-unknown', 'nobody', { decision: 'approve', seq: 1 }],
    [403, 'own-warning', 'author', { decision: 'approve', seq: 1 }],
    [403, 'outside-jurisdiction', 'elsewhere', { decision: 'approve', seq: 1 }],
    [403, 'role-not-permitted', 'source', { decision: 'withdraw', seq: 1 }],
    [403, 'audience-above-officer', 'trainee', { decision: 'approve', seq: 1 }],
    [409, 'not-what-waits', 'officer', { decision: 'approve', seq: 2 }],
    [409, 'not-for-this-state', 'officer', { decision: 'target', seq: 1, places: [village] }],
    [422, 'reason-missing', 'officer', { decision: 'reject', seq: 1 }],
    [422, 'refused', 'officer', { decision: 'burn', seq: 1 }],
    [422, 'refused', 'officer', { decision: 'target', seq: 1, places: ['a village'] }],
  ])('%i %s', async (status, title, key, body) => {
    const { decide, warnings } = await world()
    const answer = await decide(key, body)
    expect({ status: answer.status, title: ProblemDocument.parse(await answer.json()).title }).toEqual({
      status,
      title,
    })
    expect(await warnings.history('w1')).toHaveLength(1)
    expect(warnings.outbox).toEqual([])
  })

  test.each([
    [422, 'unknown-places', ['430182101999']],
    [403, 'outside-jurisdiction', ['152529101000']],
    [422, 'nobody-addressed', undefined],
  ])('%i %s for the places of a warning that has none', async (status, title, places) => {
    const { decide } = await world('needs-targeting')
    const answer = await decide('officer', { decision: 'target', seq: 1, ...(places && { places }) })
    expect({ status: answer.status, title: ProblemDocument.parse(await answer.json()).title }).toEqual({
      status,
      title,
    })
  })

  it('404 for a warning that nobody knows', async () => {
    const { decide } = await world()
    expect((await decide('officer', { decision: 'approve', seq: 1 }, 'w9')).status).toBe(404)
  })

  it('tells who decides when nobody is on duty there', async () => {
    const { decide, log } = await world('needs-targeting')
    const answer = await decide('officer', { decision: 'target', seq: 1, places: [village] })
    // Of a source that may release blue only.
    expect(await answer.json()).toMatchObject({
      state: 'awaiting-approval',
      waits: { seq: 2, reason: 'level-above-source' },
      warnings: [{ code: 'nobody-on-duty', at: '430182' }],
    })
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'error', code: 'nobody-on-duty' }))
  })

  it('is decided again as often as others are quicker, and then says that it could not be', async () => {
    let quicker = 2
    const real = memoryWarnings()
    const { decide, warnings } = await world('awaiting-approval', {
      commit: async commit => (quicker-- > 0 ? 'moved' : real.commit(commit)),
    })
    // The other one of the two stores keeps what was committed: here only that it was, is asked.
    await real.commit(committed(aWarning({ state: 'awaiting-approval', seq: 0 }), rainIssued()))
    expect((await decide('officer', { decision: 'approve', seq: 1 })).status).toBe(200)
    quicker = 9
    expect((await decide('officer', { decision: 'approve', seq: 1 })).status).toBe(500)
    expect(warnings.outbox).toEqual([])
  })
})

describe('GET /v1/waiting', () => {
  it('shows what waits to the officers of the county and to its author, with what they may do', async () => {
    const { ask } = await world()
    const list = async (key: string) => WaitingList.parse(await (await ask('/v1/waiting', key)).json()).waiting
    expect(await list('officer')).toMatchObject([
      {
        warning: 'w1',
        seq: 1,
        reason: 'typed-by-hand',
        audience: { phones: 3 },
        you: ['approve', 'reject', 'withdraw'],
      },
    ])
    expect(await list('author')).toMatchObject([{ you: ['reject', 'withdraw'] }])
    expect(await list('elsewhere')).toEqual([])
  })
})
