import { beforeEach, describe, expect, it } from 'vitest'
import { knownPlaces } from '../../../../functions/schedule-programme/known-places.ts'
import { routes } from '../../../../functions/schedule-programme/routes.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import { memoryPlayLog } from '../../../../shared/adapters/memory/play-log.ts'
import { memoryProgrammes } from '../../../../shared/adapters/memory/programmes.ts'
import { ProblemDocument } from '../../../../shared/contracts/http.ts'
import {
  PlayCounts,
  ProgrammeReceipt,
  ProgrammeView,
  type PublishProgrammeMessage,
} from '../../../../shared/contracts/programme.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { county, day, item, province, town, village } from '../../domain/support/programmes.ts'
import { recordingLog } from '../../support/recording-log.ts'

const holders: Record<string, KeyHolder> = {
  country: keyHolder('operator', ''),
  county: keyHolder('operator', '430182'),
  town: keyHolder('administrator', '430182101'),
  neighbour: keyHolder('operator', '430181'),
  source: keyHolder('source', ''),
}

describe('the programme of a place', () => {
  let programmes: ReturnType<typeof memoryProgrammes>
  let plays: ReturnType<typeof memoryPlayLog>
  let queued: PublishProgrammeMessage[]
  let ask: (path: string, key?: string, body?: unknown) => Promise<Response>

  beforeEach(async () => {
    const directory = memoryDirectory()
    const places = [town, village].map(code => ({ code, name: code, duty: 0, sizes: {} }))
    await directory.putManifest({ county: '430182', name: '宁乡市', rev: 1, places })
    await directory.flip(undefined, {
      county: '430182',
      name: '宁乡市',
      rev: 1,
      publishedImport: 'i',
      problems: 0,
      expiredBelow: 0,
    })
    programmes = memoryProgrammes()
    plays = memoryPlayLog()
    queued = []
    const app = routes({
      programmes,
      plays,
      queue: { publish: async messages => void queued.push(...messages) },
      places: knownPlaces(directory),
      keys: { find: async key => holders[key] },
      day,
      zone: 'Asia/Shanghai',
      clock: { now: () => Date.UTC(2026, 6, 6, 16, 30) },
      log: recordingLog(),
    })
    ask = async (path, key = 'county', body = undefined) =>
      app.request(`/v1/villages/${path}`, {
        method: body === undefined ? 'GET' : 'PUT',
        headers: { authorization: `Bearer ${key}` },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
  })
  const set = (place: string, body: unknown, key?: string) => ask(`${place}/programme`, key, body)
  const receipt = async (answer: Response) => ProgrammeReceipt.parse(await answer.json())
  const view = async (place: string, key?: string) =>
    ProgrammeView.parse(await (await ask(`${place}/programme`, key)).json())

  it('is stored, and ordered to be told to the county of its villages', async () => {
    const answer = await set(town, { items: [item('fire')] })
    expect([answer.status, await receipt(answer)]).toEqual([
      202,
      { place: town, version: 1, changed: true, yields: [] },
    ])
    expect(queued).toEqual([{ v: 1, kind: 'publish-programme', county: '430182', place: town }])
  })

  it('set twice is one version, told twice', async () => {
    await set(town, { items: [item('fire')] })
    const { weekdays, ...rest } = item('fire')
    const again = await receipt(await set(town, { items: [{ weekdays, ...rest }] }))
    expect([again.version, again.changed, queued.length]).toEqual([1, false, 2])
  })

  it('of a village shows what it hears from above, who set it when, and what yields', async () => {
    await set(county, { items: [item('county')] })
    const { yields } = await receipt(await set(village, { items: [item('own')], cap: 60 }, 'town'))
    expect(yields).toEqual([{ item: 'own', to: county, toItem: 'county' }])
    const shown = await view(village, 'town')
    expect(shown.hears.map(({ id, authority }) => [authority, id])).toEqual([
      ['county', 'county'],
      ['village', 'own'],
    ])
    expect(shown).toMatchObject({ authority: 'village', own: { version: 1 }, cap: 60, yields })
    expect(shown.history).toMatchObject([{ version: 1, by: 'administrator-430182101', items: 1 }])
  })

  it('that nobody ever set is empty, of version 0', async () => {
    expect(await view(village)).toMatchObject({ own: { version: 0, items: [] }, hears: [], history: [], cap: 100 })
  })

  it('cleared by a lower level still has what the higher says', async () => {
    await set(county, { items: [item('county')] })
    await set(village, { items: [] }, 'town')
    expect((await view(village)).hears.map(({ id }) => id)).toEqual(['county'])
  })

  it.each([
    ['another county', 'neighbour', village, 403, 'outside-jurisdiction'],
    ['a town for its county', 'town', county, 403, 'outside-jurisdiction'],
    ['a county for its province', 'county', province, 403, 'outside-jurisdiction'],
    ['a source of warnings', 'source', village, 403, 'role-not-permitted'],
    ['nobody that is known', 'stranger', village, 401, 'key-unknown'],
  ])('is not set by %s', async (_, key, place, status, title) => {
    const answer = await set(place, { items: [] }, key)
    expect([answer.status, ProblemDocument.parse(await answer.json()).title]).toEqual([status, title])
    expect(queued).toEqual([])
  })

  it.each([
    ['a place that no directory knows', '430182999001', { items: [] }, 404, 'unknown-place'],
    ['a code that is none', '430182', { items: [] }, 422, 'no-area-code'],
    ['what is no JSON', village, 'items', 400, 'not-json'],
    ['an unknown field', village, { items: [], louder: true }, 422, 'refused'],
    ['an item at night', village, { items: [item('a', { at: '23:00' })] }, 422, 'refused'],
    ['a version that somebody else has moved', village, { items: [], version: 4 }, 409, 'moved'],
  ])('%s is refused with one sentence', async (_, place, body, status, title) => {
    const answer = await set(place, body)
    const said = ProblemDocument.parse(await answer.json())
    expect([answer.status, said.title]).toEqual([status, title])
    expect(said.detail).toMatch(/\.$/)
  })

  it('of a province is told county by county', async () => {
    const answer = await set(province, { items: [item('all')] }, 'country')
    expect(answer.status).toBe(202)
    expect(queued.map(message => message.county)).toEqual(['430182'])
  })

  it('has a play log: what was said when, the newest first; who failed and then played has played', async () => {
    const play = { village, source: county, item: 'fire', at: '07:00' }
    await plays.add([
      { ...play, day: '2026-07-07', terminal: 't-1', outcome: 'failed' },
      { ...play, day: '2026-07-07', terminal: 't-1', outcome: 'played' },
      { ...play, day: '2026-07-07', terminal: 't-2', outcome: 'failed' },
      { ...play, day: '2026-07-06', terminal: 't-1', outcome: 'played' },
      { ...play, day: '2026-06-29', terminal: 't-1', outcome: 'played' },
    ])
    const read = async (query: string) =>
      PlayCounts.parse(await (await ask(`${town}/programme/plays${query}`)).json()).plays
    expect((await read('')).map(one => [one.day, one.played, one.failed])).toEqual([
      ['2026-07-07', 1, 1],
      ['2026-07-06', 1, 0],
    ])
    expect(await read('?days=1')).toHaveLength(1)
    expect((await ask(`${town}/programme/plays?days=99`)).status).toBe(422)
    expect((await ask(`${town}/programme/plays`, 'neighbour')).status).toBe(403)
  })
})
