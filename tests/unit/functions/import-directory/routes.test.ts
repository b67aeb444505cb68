import { beforeEach, describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/import-directory/routes.ts'
import { publishRoster } from '../../../../functions/publish-roster/publish-roster.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import { DirectorySummary, ImportStatus, ProblemDocument, RecordsPage } from '../../../../shared/contracts/http.ts'
import type { PublishRosterMessage } from '../../../../shared/contracts/queue-messages.ts'
import { type DirectoryRecord, recordKinds } from '../../../../shared/domain/directory/directory.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import {
  areaRecord,
  dutyGroupRecord,
  groupRecord,
  personRecord,
  riskRecord,
  roomRecord,
  terminalRecord,
} from '../../domain/support/records.ts'
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
  operator: holder('operator', '430182'),
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
  riskRecord(`R-${village}-sk1`),
  personRecord(village, 'a', { ...shared, role: 'duty' }),
  personRecord(other, 'a', shared),
  personRecord(village, 'b', { phone: '+8615400000001' }),
  terminalRecord(village, 't'),
  roomRecord(town, 'r'),
]

describe('the import of a directory', () => {
  let directory: ReturnType<typeof memoryDirectory>
  let queued: PublishRosterMessage[]
  let log: ReturnType<typeof recordingLog>
  let ask: (path: string, body?: unknown, key?: string) => Promise<Response>

  beforeEach(() => {
    directory = memoryDirectory()
    queued = []
    log = recordingLog()
    const app = routes({
      directory,
      writer: directory,
      imports: directory.imports,
      clock: { now: () => 0 },
      log,
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
    const work = publishRoster({
      ...{ writer: directory, imports: directory.imports, clock: { now: () => 0 }, zone, log: recordingLog() },
    })
    for (const message of queued.splice(0)) await work(message)
  }
  const send = (id: string, some: readonly unknown[], part = 0) =>
    ask(`/v1/imports/${id}/records`, { county, part, records: some })
  const order = (id: string, parts = 1, more = {}) => ask(`/v1/imports/${id}/publish`, { county, parts, ...more })
  const whole = async (id: string, some: readonly unknown[], more = {}) => {
    await send(id, some)
    await order(id, 1, more)
    await publish()
  }
  const status = async (id: string) => ImportStatus.parse(await (await ask(`/v1/imports/${id}/${county}`)).json())
  const stored = async (id = 'i1'): Promise<DirectoryRecord[]> =>
    [...(await directory.imports.parts({ county, importId: id })).values()].flat()
  const refusal = async (response: Response) => ProblemDocument.parse(await response.json())

  it('stores a part, orders its publication, and shows the sum of what is in force', async () => {
    expect((await send('i1', records)).status).toBe(200)
    expect((await ask(`/v1/directory/${county}`)).status).toBe(404)
    expect(await status('i1')).toMatchObject({ state: 'open', reasons: [] })
    expect((await order('i1')).status).toBe(202)
    expect(queued).toEqual([{ v: 1, kind: 'publish-roster', county, importId: 'i1' }])
    expect(await status('i1')).toMatchObject({ state: 'ordered' })
    await publish()
    expect(await status('i1')).toMatchObject({ state: 'published', rev: 1, changes: { person: { added: 3 } } })
    const summary = DirectorySummary.parse(await (await ask(`/v1/directory/${county}`)).json())
    expect(summary).toMatchObject({
      ...{ county, name: '宁乡市', rev: 1, publishedImport: 'i1', towns: 1, villages: 2, groups: 1, riskPoints: 1 },
      ...{ phones: 2, duty: 1, rooms: 1, terminals: 1, problemCount: 0, problems: [] },
    })
    expect(summary.roles?.phones.reduce((sum, { count }) => sum + count, 0)).toBe(2)
    expect(summary.roles?.rooms).toEqual([{ roles: [], count: 1 }])
    expect(summary.places).toContainEqual({ code: other, name: other, virtual: true })
  })

  it('counts no duty officer: its figures are those of whom a warning may reach', async () => {
    await whole('i1', records)
    const summary = async () => DirectorySummary.parse(await (await ask(`/v1/directory/${county}`)).json())
    const { rev, publishedImport, ...before } = await summary()
    const desk = 'G-430182-duty'
    const officers = [
      dutyGroupRecord(desk, ['430182000000']),
      personRecord(desk, 'officer', { phone: '+8615400007777', role: 'duty', exercise: true }),
      roomRecord(desk, 'desk', { exercise: true }),
    ]
    await whole('i2', officers)
    expect(await summary()).toEqual({ ...before, rev: rev + 1, publishedImport: 'i2' })
    expect(publishedImport).toBe('i1')
  })

  it('shows what the roster could not use', async () => {
    await whole('i1', [areaRecord(village), personRecord('430182999999', 'p')])
    const summary = DirectorySummary.parse(await (await ask(`/v1/directory/${county}`)).json())
    expect(summary.problemCount).toBe(2)
    expect(summary.problems.map(({ code }) => code).sort()).toEqual(['unknown-place', 'unknown-town'])
  })

  it('normalises phones on their way in', async () => {
    await send('i1', [personRecord(village, 'p', { phone: '154 0000 0001' })])
    expect(await stored()).toMatchObject([{ phone: '+8615400000001' }])
  })

  it('refuses a record of another county, and stores nothing of its part', async () => {
    const response = await send('i1', [records[2], areaRecord('430181101001')])
    expect(response.status).toBe(422)
    expect((await refusal(response)).reasons).toMatchObject([{ code: 'other-county', at: 'records.1' }])
    expect(await stored()).toEqual([])
  })

  it('takes a part that comes again, and refuses another one of its number', async () => {
    expect((await send('i1', records)).status).toBe(200)
    expect((await send('i1', records)).status).toBe(200)
    const response = await send('i1', records.slice(1))
    expect(response.status).toBe(409)
    expect((await refusal(response)).reasons).toMatchObject([{ code: 'other-content', at: 'part' }])
    expect(await stored()).toEqual(records)
  })

  it('names every bad field, and never repeats what was in it', async () => {
    const bad = [personRecord(village, 'p', { phone: '15400' }), { ...records[2], code: '4301' }, { kind: 'dog' }]
    const response = await send('i1', bad)
    expect(response.status).toBe(422)
    const text = await response.text()
    expect(text).not.toContain('15400')
    const at = ProblemDocument.parse(JSON.parse(text)).reasons.map(reason => reason.at)
    expect(at).toEqual(['records.0.phone', 'records.1.code', 'records.2.kind'])
  })

  it('refuses a point that is no place on Earth, such as one with latitude and longitude swapped', async () => {
    const swapped = areaRecord(village, { point: [112.5, 28.2] })
    const response = await send('i1', [swapped])
    expect((await refusal(response)).reasons).toMatchObject([{ at: 'records.0.point' }])
  })

  it('refuses more of an import that is published already, and orders it no second time', async () => {
    await whole('i1', records)
    const response = await send('i1', records, 1)
    expect(response.status).toBe(409)
    expect((await refusal(response)).reasons).toMatchObject([{ code: 'import-published' }])
    expect((await order('i1')).status).toBe(202)
    expect(queued).toEqual([])
  })

  it('refuses an import that another one overtook, at its next part, at its order, and where it is looked at', async () => {
    await send('slow', [personRecord(village, 'slow')])
    await send('late', [personRecord(village, 'late')])
    await order('late')
    const [late] = queued.splice(0)
    await whole('quick', records)
    for (const response of [await send('slow', [], 1), await order('slow')]) {
      expect(response.status).toBe(409)
      expect((await refusal(response)).reasons).toMatchObject([{ code: 'overtaken' }])
    }
    queued.push(...(late ? [late] : []))
    await publish()
    expect(await status('late')).toMatchObject({ state: 'refused', reasons: [{ code: 'overtaken' }] })
    expect(await status('quick')).toMatchObject({ state: 'published' })
  })

  it('takes an order once, as it was given first', async () => {
    await send('i1', records)
    await order('i1')
    expect((await order('i1')).status).toBe(202)
    expect((await order('i1', 1, { mode: 'replace', kinds: ['person'] })).status).toBe(409)
    expect((await send('i1', records, 1)).status).toBe(409)
  })

  it('knows no import of which it got nothing', async () => {
    expect((await order('nothing')).status).toBe(404)
    expect((await ask(`/v1/imports/nothing/${county}`)).status).toBe(404)
  })

  describe('of a published directory', () => {
    const read = async (query: string) =>
      RecordsPage.parse(await (await ask(`/v1/directory/${county}/records${query}`)).json())
    const all = async (kinds = '') => {
      const found: DirectoryRecord[] = []
      let page = await read(`?kinds=${kinds}`)
      for (; page.next; page = await read(`?kinds=${kinds}&rev=${page.next.rev}&piece=${page.next.piece}`))
        found.push(...page.records)
      return found
    }
    const many = Array.from({ length: 250 }, (_, n) => personRecord(village, `p${n}`))

    it('gives back every record, piece by piece, of one revision, and notes who asked', async () => {
      await whole('i1', [...records, ...many])
      const first = await read('')
      await whole('i2', [personRecord(village, 'later')])
      expect(await all()).toHaveLength(records.length + many.length + 1)
      expect(await read(`?rev=${first.next?.rev}&piece=${first.next?.piece}`)).toMatchObject({ rev: 1 })
      expect(log.lines).toContainEqual(
        expect.objectContaining({ code: 'directory-exported', fields: { county, rev: 1, source: 'administrator' } }),
      )
    })

    it('gives only the kinds that were asked for', async () => {
      await whole('i1', records)
      for (const kind of recordKinds)
        expect(await all(kind)).toEqual(expect.arrayContaining(records.filter(one => one.kind === kind)))
      expect(await all('room,terminal')).toHaveLength(2)
    })

    it.each(['?kinds=dog', '?rev=x&piece=1'])('refuses the question %s', async query => {
      expect((await ask(`/v1/directory/${county}/records${query}`)).status).toBe(400)
    })

    it('shows names and numbers to nobody but administrators', async () => {
      await whole('i1', records)
      for (const [key, code] of [
        ['source', 403],
        ['operator', 403],
        ['neighbour', 403],
        ['nobody', 401],
      ] as const)
        expect((await ask(`/v1/directory/${county}/records`, undefined, key)).status).toBe(code)
    })
  })

  it.each([
    ['a body that is no JSON', 'not json', 422],
    ['more than a thousand records', { county, part: 0, records: Array(1001).fill(areaRecord(village)) }, 422],
    ['more than a megabyte', { county, part: 0, records: [], more: 'x'.repeat(1_100_000) }, 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await ask('/v1/imports/i1/records', body)).status).toBe(status)
  })

  it('refuses an import whose name could not be a key', async () => {
    expect((await send('a%23b', records)).status).toBe(400)
  })

  it.each([
    ['no key that is known', 'nobody', 401],
    ['the key of a source', 'source', 403],
    ['the key of an operator: they decide on warnings, not on who is warned', 'operator', 403],
    ['the key of another county', 'neighbour', 403],
  ])('refuses whoever has %s', async (_, key, status) => {
    expect((await ask('/v1/imports/i1/records', { county, part: 0, records }, key)).status).toBe(status)
    expect((await ask('/v1/imports/i1/publish', { county, parts: 1 }, key)).status).toBe(status)
    expect(queued).toEqual([])
  })

  it('shows the directory to whoever reaches the county', async () => {
    expect((await ask(`/v1/directory/${county}`, undefined, 'source')).status).toBe(404)
    expect((await ask(`/v1/directory/${county}`, undefined, 'neighbour')).status).toBe(403)
  })
})
