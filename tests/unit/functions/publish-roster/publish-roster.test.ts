import { beforeEach, describe, expect, it } from 'vitest'
import type { PublishPorts } from '../../../../functions/publish-roster/ports.ts'
import { publishRoster } from '../../../../functions/publish-roster/publish-roster.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import type { DirectoryRecord } from '../../../../shared/domain/directory/directory.ts'
import type { ImportOrder } from '../../../../shared/domain/directory/merge-import.ts'
import { areaRecord, personRecord, roomRecord } from '../../domain/support/records.ts'
import { recordingLog } from '../../support/recording-log.ts'

const county = '430182'
const [town, village] = ['430182101000', '430182101001'] as const
const at = (time: string) => ({ now: () => Date.parse(time) })
const land = [
  areaRecord('430182000000', { name: '宁乡市' }),
  areaRecord(town),
  areaRecord(village),
  personRecord(village, 'p'),
  roomRecord(town, 'r'),
]
const q = (more = {}) => personRecord(village, 'q', { phone: '+8615400000002', ...more })

describe('the publication of a roster', () => {
  let directory: ReturnType<typeof memoryDirectory>
  let log: ReturnType<typeof recordingLog>
  const begin = async (importId: string, records: DirectoryRecord[], order: Partial<ImportOrder> = {}) => {
    const name = { county, importId }
    await directory.imports.begin(name, (await directory.head(county))?.publishedImport ?? '', 0)
    await directory.imports.putPart(name, 0, records, 0)
    await directory.imports.order(name, { mode: 'upsert', kinds: [], parts: 1, ...order })
  }
  const work = (importId: string | undefined, more: Partial<PublishPorts> = {}) =>
    publishRoster({
      ...{ writer: directory, imports: directory.imports, clock: at('2026-07-01T04:00:00Z') },
      ...{ zone: 'Asia/Shanghai', log, ...more },
    })({ v: 1, kind: 'publish-roster', county, ...(importId !== undefined && { importId }) })
  const publish = async (importId: string, records: DirectoryRecord[], more: Partial<PublishPorts> = {}) => {
    await begin(importId, records)
    return work(importId, more)
  }
  const idsOf = async (rev: number) => (await directory.page(village, rev, 'sms', 0)).slots.map(({ id }) => id)
  const stateOf = async (importId: string) => (await directory.imports.find({ county, importId }))?.state

  beforeEach(() => {
    directory = memoryDirectory()
    log = recordingLog()
  })

  it('puts pages, manifest and name in force under the first revision', async () => {
    expect(await publish('one', land)).toEqual({ kind: 'done' })
    expect(await directory.counties()).toEqual([{ county, name: '宁乡市', rev: 1 }])
    expect((await directory.manifest(county, 1)).places.map(({ code }) => code)).toEqual([town, village])
    expect(await idsOf(1)).toEqual(['p'])
    expect(directory.phones.get(county)).toEqual([{ phone: '+8615400000000', place: village, person: 'p' }])
    expect((await directory.page(town, 1, 'group-chat', 0)).slots).toMatchObject([{ id: 'r' }])
    expect(await directory.imports.find({ county, importId: 'one' })).toMatchObject({
      ...{ state: 'published', rev: 1 },
      changes: { person: { added: 1, changed: 0, unchanged: 0, removed: 0 }, area: { added: 3 } },
    })
  })

  it('of the same import changes nothing the second time', async () => {
    await publish('one', land)
    expect(await work('one')).toEqual({ kind: 'done' })
    expect(await directory.revision(county)).toBe(1)
  })

  it('of another import adds to what is there, and leaves the pages of the first as they were', async () => {
    await publish('one', land)
    await publish('two', [q()])
    expect(await directory.revision(county)).toBe(2)
    expect([await idsOf(1), await idsOf(2)]).toEqual([['p'], ['p', 'q']])
  })

  it('of an import that replaces people removes who is not named, and nothing else', async () => {
    await publish('one', land)
    await begin('two', [q()], { mode: 'replace', kinds: ['person'] })
    await work('two')
    expect(await idsOf(2)).toEqual(['q'])
    expect((await directory.page(town, 2, 'group-chat', 0)).slots).toMatchObject([{ id: 'r' }])
  })

  it('of an import that another one was quicker than is refused, and the other one stays', async () => {
    await publish('one', land)
    await begin('slow', [personRecord(village, 'slow')], { mode: 'replace', kinds: ['person'] })
    await publish('quick', [q()])
    expect(await work('slow')).toEqual({ kind: 'done' })
    expect(await directory.imports.find({ county, importId: 'slow' })).toMatchObject({
      ...{ state: 'refused', reason: 'overtaken' },
    })
    expect(await directory.head(county)).toMatchObject({ publishedImport: 'quick', rev: 2 })
    expect(await idsOf(2)).toEqual(['p', 'q'])
  })

  it('of an import of which a part is missing is refused', async () => {
    await begin('one', land, { parts: 2 })
    await work('one')
    expect(await directory.imports.find({ county, importId: 'one' })).toMatchObject({ reason: 'parts-missing' })
    expect(await directory.head(county)).toBeUndefined()
  })

  it('of an import that was begun and never ordered does nothing: whoever sent it was killed', async () => {
    await publish('one', land)
    await directory.imports.begin({ county, importId: 'killed' }, 'one', 0)
    await directory.imports.putPart({ county, importId: 'killed' }, 0, [q()], 0)
    expect(await work('killed')).toEqual({ kind: 'done' })
    await publish('three', [personRecord(village, 'r', { phone: '+8615400000003' })])
    expect(await idsOf(2)).toEqual(['p', 'r'])
  })

  it('that loses against another publisher comes back, and marks what it left behind', async () => {
    await publish('one', land)
    await begin('two', [q()])
    const overtaken = {
      ...directory,
      putManifest: async (...args: Parameters<typeof directory.putManifest>) => {
        await work('two')
        await directory.putManifest(...args)
      },
    }
    expect(await work('two', { writer: overtaken })).toEqual({ kind: 'back', seconds: 2 })
    expect(await directory.head(county)).toMatchObject({ publishedImport: 'two', rev: 3 })
    expect(directory.expiries.has(`${county} 2`)).toBe(true)
    expect(await work('two')).toEqual({ kind: 'done' })
    expect(await directory.revision(county)).toBe(3)
  })

  it.each(['putPages', 'putRecords', 'putPhones', 'putManifest', 'putProblems', 'flip'] as const)(
    'that dies at %s leaves what was published, and the message again succeeds',
    async step => {
      await publish('one', land)
      await begin('two', [q()])
      const crash = async () => {
        throw new Error('killed')
      }
      await expect(work('two', { writer: { ...directory, [step]: crash } })).rejects.toThrow('killed')
      expect(await directory.head(county)).toMatchObject({ publishedImport: 'one', rev: 1 })
      expect(await stateOf('two')).toBe('ordered')
      expect(await work('two')).toEqual({ kind: 'done' })
      expect(await directory.head(county)).toMatchObject({ publishedImport: 'two' })
    },
  )

  it('keeps and counts what the roster could not use', async () => {
    await publish('one', [...land, personRecord('430182999999', 'lost')])
    expect(await directory.head(county)).toMatchObject({ problems: 1 })
    expect(await directory.problems(county, 1)).toMatchObject([{ code: 'unknown-place' }])
    expect(log.lines.map(({ code }) => code)).toContain('roster-problems')
  })

  describe('by the calendar', () => {
    const evening = at('2026-07-01T15:59:00Z')
    const midnight = at('2026-07-01T16:00:00Z')

    it("goes by the county's own day, and is due on the next day that changes it", async () => {
      await publish('one', [...land, q({ validFrom: '2026-07-02', validTo: '2026-07-31' })], { clock: evening })
      expect(await idsOf(1)).toEqual(['p'])
      expect(await directory.counties()).toMatchObject([{ dueOn: '2026-07-02' }])
    })

    it('puts in force what begins to hold on its day, without an import', async () => {
      await publish('one', [...land, q({ validFrom: '2026-07-02', validTo: '2026-07-31' })], { clock: evening })
      await work(undefined, { clock: evening })
      expect(await directory.revision(county)).toBe(1)
      await work(undefined, { clock: midnight })
      expect(await idsOf(2)).toEqual(['p', 'q'])
      expect(await directory.head(county)).toMatchObject({ publishedImport: 'one', dueOn: '2026-08-01' })
      await work(undefined, { clock: midnight })
      expect(await directory.revision(county)).toBe(2)
    })

    it('takes out of force what no longer holds', async () => {
      await publish('one', [...land, q({ validTo: '2026-07-01' })], { clock: evening })
      await work(undefined, { clock: midnight })
      expect([await idsOf(1), await idsOf(2)]).toEqual([['p', 'q'], ['p']])
      expect((await directory.head(county))?.dueOn).toBeUndefined()
    })

    it('does not overtake an import that is on its way', async () => {
      await publish('one', [...land, q({ validFrom: '2026-07-02' })], { clock: evening })
      await begin('two', [personRecord(village, 's', { phone: '+8615400000004' })])
      await work(undefined, { clock: midnight })
      await work('two', { clock: midnight })
      expect(await idsOf(3)).toEqual(['p', 'q', 's'])
    })
  })

  describe('of a new revision', () => {
    const day = 86_400_000
    const now = Date.parse('2026-07-01T04:00:00Z')

    it('lets the pages of the former vanish when no warning can need them, and its records after a week', async () => {
      await publish('one', land)
      expect(directory.expiries.size).toBe(0)
      await publish('two', [q()])
      expect([...directory.expiries]).toEqual([[`${county} 1`, { pagesAt: now + 400 * day, recordsAt: now + 7 * day }]])
      expect(await directory.head(county)).toMatchObject({ expiredBelow: 2 })
    })

    it('does what a publisher that died after its flip left undone', async () => {
      await publish('one', land)
      const dies = { ...directory, expire: async () => Promise.reject(new Error('killed')) }
      await expect(publish('two', [q()], { writer: dies })).rejects.toThrow('killed')
      expect(directory.expiries.size).toBe(0)
      expect(await work('two')).toEqual({ kind: 'done' })
      expect([...directory.expiries.keys()]).toEqual([`${county} 1`])
    })

    it('marks the revisions, too, that were never in force', async () => {
      await publish('one', land)
      await directory.nextRevision(county)
      await publish('two', [q()])
      expect([...directory.expiries.keys()]).toEqual([`${county} 1`, `${county} 2`])
    })
  })
})
