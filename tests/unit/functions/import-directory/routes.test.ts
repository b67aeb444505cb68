import { beforeEach, describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/import-directory/routes.ts'
import { publishRoster } from '../../../../functions/publish-roster/publish-roster.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import { DirectorySummary, ProblemDocument } from '../../../../shared/contracts/http.ts'
import type { PublishRosterMessage } from '../../../../shared/contracts/queue-messages.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { areaRecord, groupRecord, personRecord, roomRecord, terminalRecord } from '../../domain/support/records.ts'
import { recordingLog } from '../../support/recording-log.ts'

const holder = (role: KeyHolder['role'], area: string): KeyHolder => ({
  id: role,
  name: role,
  role,
  area,
  levels: [],
  maxRecipients: 0,
})
const holders: Record<string, KeyHolder> = {
  admin: holder('administrator', ''),
  neighbour: holder('administrator', '430181'),
  source: holder('source', '430182'),
}
const county = '430182'
const [town, village, other] = ['430182101000', '430182101001', '430182101002'] as const
const group = 'G-430182101'
const shared = { phone: '+8615400000009' }
const records = [
  areaRecord('430182000000', { name: '宁乡市' }),
  areaRecord(town),
  areaRecord(village),
  areaRecord(other, { virtual: true }),
  groupRecord(group, [town]),
  personRecord(village, 'a', { ...shared, role: 'duty' }),
  personRecord(other, 'a', shared),
  personRecord(village, 'b', { phone: '+8615400000001' }),
  terminalRecord(village, 't'),
  roomRecord(town, 'r'),
]

describe('the import of a directory', () => {
  let directory: ReturnType<typeof memoryDirectory>
  let queued: PublishRosterMessage[]
  let ask: (path: string, body?: unknown, key?: string) => Promise<Response>

  beforeEach(() => {
    directory = memoryDirectory()
    queued = []
    const app = routes({
      directory,
      writer: directory,
      queue: { publishRoster: async message => void queued.push(message) },
      keys: { find: async key => holders[key] },
    })
    ask = async (path, body, key = 'admin') =>
      app.request(path, {
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      })
  })
  const publish = async () => {
    const zone = 'Asia/Shanghai'
    const work = publishRoster({ writer: directory, clock: { now: () => 0 }, zone, log: recordingLog() })
    for (const message of queued) await work(message)
  }
  const refusal = async (response: Response) => ProblemDocument.parse(await response.json())

  it('stores a part, orders its publication, and shows the sum of what is in force', async () => {
    expect((await ask('/v1/imports/i1/records', { county, records })).status).toBe(200)
    expect((await ask(`/v1/directory/${county}`)).status).toBe(404)
    expect((await ask('/v1/imports/i1/publish', { county })).status).toBe(202)
    expect(queued).toEqual([{ v: 1, kind: 'publish-roster', county, importId: 'i1' }])
    await publish()
    const summary = DirectorySummary.parse(await (await ask(`/v1/directory/${county}`)).json())
    expect(summary).toMatchObject({
      ...{ county, name: '宁乡市', rev: 1, publishedImport: 'i1', towns: 1, villages: 2, groups: 1 },
      ...{ phones: 2, duty: 1, rooms: 1, terminals: 1, problemCount: 0, problems: [] },
    })
    expect(summary.places).toContainEqual({ code: other, name: other, virtual: true })
  })

  it('shows what the roster could not use', async () => {
    await ask('/v1/imports/i1/records', { county, records: [areaRecord(village), personRecord('430182999999', 'p')] })
    await ask('/v1/imports/i1/publish', { county })
    await publish()
    const summary = DirectorySummary.parse(await (await ask(`/v1/directory/${county}`)).json())
    expect(summary.problemCount).toBe(2)
    expect(summary.problems.map(({ code }) => code).sort()).toEqual(['unknown-place', 'unknown-town'])
  })

  it('normalises phones on their way in', async () => {
    await ask('/v1/imports/i1/records', { county, records: [personRecord(village, 'p', { phone: '154 0000 0001' })] })
    for await (const record of directory.records(county)) expect(record).toMatchObject({ phone: '+8615400000001' })
  })

  it('refuses a record of another county, and stores nothing of its part', async () => {
    const response = await ask('/v1/imports/i1/records', { county, records: [records[2], areaRecord('430181101001')] })
    expect(response.status).toBe(422)
    expect((await refusal(response)).reasons).toMatchObject([{ code: 'other-county', at: 'records.1' }])
    for await (const record of directory.records(county)) expect.unreachable(`stored ${record.kind}`)
  })

  it('refuses a part that a place has no room for, and names the place', async () => {
    directory.putRecords = async () => [village]
    const response = await ask('/v1/imports/i1/records', { county, records })
    expect(response.status).toBe(422)
    expect((await refusal(response)).reasons).toMatchObject([{ code: 'place-full', at: village }])
  })

  it('names every bad field, and never repeats what was in it', async () => {
    const bad = [personRecord(village, 'p', { phone: '15400' }), { ...records[2], code: '4301' }, { kind: 'dog' }]
    const response = await ask('/v1/imports/i1/records', { county, records: bad })
    expect(response.status).toBe(422)
    const text = await response.text()
    expect(text).not.toContain('15400')
    const at = ProblemDocument.parse(JSON.parse(text)).reasons.map(reason => reason.at)
    expect(at).toEqual(['records.0.phone', 'records.1.code', 'records.2.kind'])
  })

  it('refuses a point that is no place on Earth, such as one with latitude and longitude swapped', async () => {
    const swapped = areaRecord(village, { point: [112.5, 28.2] })
    const response = await ask('/v1/imports/i1/records', { county, records: [swapped] })
    expect((await refusal(response)).reasons).toMatchObject([{ at: 'records.0.point' }])
  })

  it('refuses more of an import that is published already', async () => {
    await ask('/v1/imports/i1/records', { county, records })
    await ask('/v1/imports/i1/publish', { county })
    await publish()
    const response = await ask('/v1/imports/i1/records', { county, records })
    expect(response.status).toBe(409)
    expect((await refusal(response)).reasons).toMatchObject([{ code: 'import-published' }])
  })

  it.each([
    ['a body that is no JSON', 'not json', 422],
    ['more than a thousand records', { county, records: Array(1001).fill(areaRecord(village)) }, 422],
    ['more than a megabyte', { county, records: [], more: 'x'.repeat(1_100_000) }, 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await ask('/v1/imports/i1/records', body)).status).toBe(status)
  })

  it('refuses an import whose name could not be a key', async () => {
    expect((await ask('/v1/imports/a%23b/records', { county, records })).status).toBe(400)
  })

  it.each([
    ['no key that is known', 'nobody', 401],
    ['the key of a source', 'source', 403],
    ['the key of another county', 'neighbour', 403],
  ])('refuses whoever has %s', async (_, key, status) => {
    expect((await ask('/v1/imports/i1/records', { county, records }, key)).status).toBe(status)
    expect((await ask('/v1/imports/i1/publish', { county }, key)).status).toBe(status)
    expect(queued).toEqual([])
  })

  it('shows the directory to whoever reaches the county', async () => {
    expect((await ask(`/v1/directory/${county}`, undefined, 'source')).status).toBe(404)
    expect((await ask(`/v1/directory/${county}`, undefined, 'neighbour')).status).toBe(403)
  })
})
