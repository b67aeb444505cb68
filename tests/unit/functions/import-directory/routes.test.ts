import { beforeEach, describe, expect, it } from 'vitest'
import { DirectorySummary } from '../../../../shared/contracts/directory.ts'
import { ProblemDocument } from '../../../../shared/contracts/http.ts'
import { areaRecord, dutyGroupRecord, personRecord, roomRecord } from '../../domain/support/records.ts'
import { county, countyOffice, other, records, refusal, village } from './county-office.ts'

describe('the import of a directory', () => {
  let here: ReturnType<typeof countyOffice>
  beforeEach(() => {
    here = countyOffice()
  })

  it('stores a part, orders its publication, and shows the sum of what is in force', async () => {
    expect((await here.send('i1', records)).status).toBe(200)
    expect((await here.ask(`/v1/directory/${county}`)).status).toBe(404)
    expect(await here.status('i1')).toMatchObject({ state: 'open', reasons: [] })
    expect((await here.order('i1')).status).toBe(202)
    expect(here.queued).toEqual([{ v: 1, kind: 'publish-roster', county, importId: 'i1' }])
    expect(await here.status('i1')).toMatchObject({ state: 'ordered' })
    await here.publish()
    expect(await here.status('i1')).toMatchObject({ state: 'published', rev: 1, changes: { person: { added: 3 } } })
    const summary = DirectorySummary.parse(await (await here.ask(`/v1/directory/${county}`)).json())
    expect(summary).toMatchObject({
      ...{ county, name: '宁乡市', rev: 1, publishedImport: 'i1', towns: 1, villages: 2, groups: 1, riskPoints: 1 },
      ...{ phones: 2, duty: 1, rooms: 1, terminals: 1, problemCount: 0, problems: [] },
    })
    expect(summary.roles?.phones.reduce((sum, { count }) => sum + count, 0)).toBe(2)
    expect(summary.roles?.rooms).toEqual([{ roles: [], count: 1 }])
    expect(summary.places).toContainEqual({ code: other, name: other, virtual: true })
  })

  it('counts no duty officer: its figures are those of whom a warning may reach', async () => {
    await here.whole('i1', records)
    const summary = async () => DirectorySummary.parse(await (await here.ask(`/v1/directory/${county}`)).json())
    const { rev, publishedImport, ...before } = await summary()
    const desk = 'G-430182-duty'
    const officers = [
      dutyGroupRecord(desk, ['430182000000']),
      personRecord(desk, 'officer', { phone: '+8615400007777', role: 'duty', exercise: true }),
      roomRecord(desk, 'desk', { exercise: true }),
    ]
    await here.whole('i2', officers)
    expect(await summary()).toEqual({ ...before, rev: rev + 1, publishedImport: 'i2' })
    expect(publishedImport).toBe('i1')
  })

  it('shows what the roster could not use', async () => {
    await here.whole('i1', [areaRecord(village), personRecord('430182999999', 'p')])
    const summary = DirectorySummary.parse(await (await here.ask(`/v1/directory/${county}`)).json())
    expect(summary.problemCount).toBe(2)
    expect(summary.problems.map(({ code }) => code).sort()).toEqual(['unknown-place', 'unknown-town'])
  })

  it('normalises phones on their way in', async () => {
    await here.send('i1', [personRecord(village, 'p', { phone: '154 0000 0001' })])
    expect(await here.stored()).toMatchObject([{ phone: '+8615400000001' }])
  })

  it('refuses a record of another county, and stores nothing of its part', async () => {
    const response = await here.send('i1', [records[2], areaRecord('430181101001')])
    expect(response.status).toBe(422)
    expect((await refusal(response)).reasons).toMatchObject([{ code: 'other-county', at: 'records.1' }])
    expect(await here.stored()).toEqual([])
  })

  it('takes a part that comes again, and refuses another one of its number', async () => {
    expect((await here.send('i1', records)).status).toBe(200)
    expect((await here.send('i1', records)).status).toBe(200)
    const response = await here.send('i1', records.slice(1))
    expect(response.status).toBe(409)
    expect((await refusal(response)).reasons).toMatchObject([{ code: 'other-content', at: 'part' }])
    expect(await here.stored()).toEqual(records)
  })

  it('names every bad field, and never repeats what was in it', async () => {
    const bad = [personRecord(village, 'p', { phone: '15400' }), { ...records[2], code: '4301' }, { kind: 'dog' }]
    const response = await here.send('i1', bad)
    expect(response.status).toBe(422)
    const text = await response.text()
    expect(text).not.toContain('15400')
    const at = ProblemDocument.parse(JSON.parse(text)).reasons.map(reason => reason.at)
    expect(at).toEqual(['records.0.phone', 'records.1.code', 'records.2.kind'])
  })

  it('refuses a point that is no place on Earth, such as one with latitude and longitude swapped', async () => {
    const swapped = areaRecord(village, { point: [112.5, 28.2] })
    const response = await here.send('i1', [swapped])
    expect((await refusal(response)).reasons).toMatchObject([{ at: 'records.0.point' }])
  })

  it('refuses more of an import that is published already, and orders it no second time', async () => {
    await here.whole('i1', records)
    const response = await here.send('i1', records, 1)
    expect(response.status).toBe(409)
    expect((await refusal(response)).reasons).toMatchObject([{ code: 'import-published' }])
    expect((await here.order('i1')).status).toBe(202)
    expect(here.queued).toEqual([])
  })

  it('refuses an import that another one overtook, at its next part, at its order, and where it is looked at', async () => {
    await here.send('slow', [personRecord(village, 'slow')])
    await here.send('late', [personRecord(village, 'late')])
    await here.order('late')
    const [late] = here.queued.splice(0)
    await here.whole('quick', records)
    for (const response of [await here.send('slow', [], 1), await here.order('slow')]) {
      expect(response.status).toBe(409)
      expect((await refusal(response)).reasons).toMatchObject([{ code: 'overtaken' }])
    }
    here.queued.push(...(late ? [late] : []))
    await here.publish()
    expect(await here.status('late')).toMatchObject({ state: 'refused', reasons: [{ code: 'overtaken' }] })
    expect(await here.status('quick')).toMatchObject({ state: 'published' })
  })

  it('takes an order once, as it was given first', async () => {
    await here.send('i1', records)
    await here.order('i1')
    expect((await here.order('i1')).status).toBe(202)
    expect((await here.order('i1', 1, { mode: 'replace', kinds: ['person'] })).status).toBe(409)
    expect((await here.send('i1', records, 1)).status).toBe(409)
  })

  it('knows no import of which it got nothing', async () => {
    expect((await here.order('nothing')).status).toBe(404)
    expect((await here.ask(`/v1/imports/nothing/${county}`)).status).toBe(404)
  })

  it.each([
    ['a body that is no JSON', 'not json', 422],
    ['more than a thousand records', { county, part: 0, records: Array(1001).fill(areaRecord(village)) }, 422],
    ['more than a megabyte', { county, part: 0, records: [], more: 'x'.repeat(1_100_000) }, 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await here.ask('/v1/imports/i1/records', body)).status).toBe(status)
  })

  it('refuses an import whose name could not be a key', async () => {
    expect((await here.send('a%23b', records)).status).toBe(400)
  })

  it.each([
    ['no key that is known', 'nobody', 401],
    ['the key of a source', 'source', 403],
    ['the key of an operator: they decide on warnings, not on who is warned', 'operator', 403],
    ['the key of another county', 'neighbour', 403],
  ])('refuses whoever has %s', async (_, key, status) => {
    expect((await here.ask('/v1/imports/i1/records', { county, part: 0, records }, key)).status).toBe(status)
    expect((await here.ask('/v1/imports/i1/publish', { county, parts: 1 }, key)).status).toBe(status)
    expect(here.queued).toEqual([])
  })

  it('shows the directory to whoever reaches the county', async () => {
    expect((await here.ask(`/v1/directory/${county}`, undefined, 'source')).status).toBe(404)
    expect((await here.ask(`/v1/directory/${county}`, undefined, 'neighbour')).status).toBe(403)
  })
})
