import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { indexOf } from '../../../shared/domain/audience/place-index.ts'
import type { Point } from '../../../shared/domain/cap/alert.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import {
  areaRecord,
  dutyGroupRecord,
  groupRecord,
  personRecord,
  riskRecord,
  roomRecord,
  terminalRecord,
} from '../../unit/domain/support/records.ts'
import { collect, county, head, manifest, page, suites, village } from './stores.ts'

describe.each(suites)('the directory in %s', (_, make) => {
  it('gives back the records of a revision as they were put, in their order, beside those of another', async () => {
    const { writer } = await make()
    const records = [
      areaRecord(village, { point: [28.2, 112.5] }),
      riskRecord(`R-${village}-sk1`, { point: [28.2, 112.5] }),
      groupRecord('G-430182101', ['430182101000']),
      dutyGroupRecord('G-430182-duty', ['430182000000']),
      personRecord(village, 'p1', { role: 'duty', exercise: true, validTo: '2027-01-01' }),
      personRecord('G-430182101', 'p1', { roles: ['herder', 'parent'] }),
      terminalRecord(village, 't1'),
      roomRecord('430182101000', 'r1', { carrier: 'dingtalk', secret: 'SEC0', roles: ['parent'] }),
    ]
    await writer.putRecords(county, 1, records)
    await writer.putRecords(county, 2, [])
    expect(await collect(writer, 1)).toEqual(records)
    expect(await collect(writer, 2)).toEqual([])
    await expect(collect(writer, 3)).rejects.toMatchObject({ reason: 'corrupt' })
  })

  it('gives back the records of a county of any size, whole and piece by piece', async () => {
    const { writer } = await make()
    const people = Array.from({ length: 6_000 }, (_, n) =>
      personRecord(village, `p${n}`, { name: randomBytes(40).toString('hex') }),
    )
    await writer.putRecords(county, 1, people)
    expect(await collect(writer, 1)).toEqual(people)
    const pieces: DirectoryRecord[][] = []
    for (let piece = await writer.recordsPiece(county, 1, 0); piece; )
      piece = await writer.recordsPiece(county, 1, pieces.push(piece))
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.flat()).toEqual(people)
    expect(await writer.recordsPiece(county, 9, 0)).toBeUndefined()
  })

  it('shows nothing of a revision before its flip', async () => {
    const { reader, writer } = await make()
    await writer.putPages([page(1)])
    await writer.putManifest(manifest(1))
    expect(await reader.revision(county)).toBeUndefined()
    expect(await reader.counties()).toEqual([])
    expect(await writer.flip(undefined, head(1))).toBe(true)
    expect(await reader.revision(county)).toBe(1)
    expect(await reader.counties()).toEqual([{ county, name: '宁乡市', rev: 1 }])
    expect(await writer.head(county)).toEqual(head(1))
  })

  it('gives back pages and manifests as they were put, at any revision', async () => {
    const { reader, writer } = await make()
    const speakers = page(1, { channel: 'loudspeaker', slots: [] })
    const withRoles = page(3, { slots: page(3).slots.map(slot => ({ ...slot, roles: ['parent', 'herder'] })) })
    const places = manifest(3).places.map(place => ({ ...place, roles: '[]', roomRoles: [['parent' as const], []] }))
    await writer.putPages([withRoles])
    await writer.putManifest(manifest(3, { places }))
    await writer.putPages([page(1), page(2, { slots: [] }), page(1, { page: 1, slots: [] }), speakers])
    await writer.putManifest(manifest(1))
    await writer.putManifest(manifest(2, { places: [] }))
    expect(await reader.page(village, 1, 'sms', 0)).toEqual(page(1))
    expect(await reader.page(village, 2, 'sms', 0)).toEqual(page(2, { slots: [] }))
    expect(await reader.page(village, 1, 'loudspeaker', 0)).toEqual(speakers)
    expect(await reader.page(village, 3, 'sms', 0)).toEqual(withRoles)
    expect(await reader.manifest(county, 3)).toEqual(manifest(3, { places }))
    expect(await reader.manifest(county, 1)).toEqual(manifest(1))
    expect(await reader.manifest(county, 2)).toEqual(manifest(2, { places: [] }))
  })

  it('has the index of every revision, and leaves out what was never put', async () => {
    const { reader, writer } = await make()
    const places = [
      { code: village, name: '村', point: [28.2, 112.5] as Point, sizes: {}, duty: 0 },
      {
        code: '430182101002',
        name: '村',
        shape: [
          [28, 112],
          [28, 113],
          [29, 113],
        ] as Point[],
        sizes: {},
        duty: 0,
      },
      { code: `R-${village}-sk1`, name: '青石水库', point: [28.1, 112.1] as Point, sizes: {}, duty: 0 },
      { code: 'G-430182-city', name: '群', covers: ['430100000000'], sizes: {}, duty: 0 },
    ]
    const some = [manifest(1), manifest(2, { places }), manifest(3, { places: [] })]
    for (const one of some) await writer.putManifest(one)
    const asked = [
      { county: '152529', rev: 1 },
      { county, rev: 4 },
    ]
    expect(await reader.index(asked)).toEqual(new Map())
    for (const one of [...some, manifest(1)])
      expect(await reader.index([...asked.slice(0, 1), one])).toEqual(new Map([[county, indexOf(one)]]))
  })

  it('has the indexes of more counties than one call reads', async () => {
    const { reader, writer } = await make()
    const all = Array.from({ length: 101 }, (_, n) => manifest(1, { county: String(430_000 + n) }))
    await Promise.all(all.map(one => writer.putManifest(one)))
    expect((await reader.index(all)).size).toBe(101)
  })

  it('keeps a manifest of any size', async () => {
    const { reader, writer } = await make()
    const places = Array.from({ length: 40 }, (_, n) => ({
      code: `4301821010${n + 10}`,
      name: randomBytes(10_000).toString('hex'),
      sizes: {},
      duty: 0,
    }))
    await writer.putManifest(manifest(1, { places }))
    expect(await reader.manifest(county, 1)).toEqual(manifest(1, { places }))
  })

  it('fails with `corrupt` for a page or a manifest that is missing', async () => {
    const { reader } = await make()
    await expect(reader.page(village, 1, 'sms', 0)).rejects.toMatchObject({ name: 'Fault', reason: 'corrupt' })
    await expect(reader.manifest(county, 1)).rejects.toMatchObject({ name: 'Fault', reason: 'corrupt' })
  })

  it('finds a page that was missing when it was first asked for', async () => {
    const { reader, writer } = await make()
    await expect(reader.page(village, 1, 'sms', 0)).rejects.toMatchObject({ reason: 'corrupt' })
    await writer.putPages([page(1)])
    expect(await reader.page(village, 1, 'sms', 0)).toEqual(page(1))
  })

  it('lets one of two publishers flip, and tells the other', async () => {
    const { reader, writer } = await make()
    const first = await Promise.all([writer.flip(undefined, head(1)), writer.flip(undefined, head(2))])
    expect(first.filter(Boolean)).toHaveLength(1)
    const rev = await reader.revision(county)
    expect(await writer.flip(undefined, head(3))).toBe(false)
    expect(await writer.flip(9, head(3))).toBe(false)
    expect(await reader.revision(county)).toBe(rev)
    expect(await writer.flip(rev, head(3, { name: '宁乡' }))).toBe(true)
    expect(await reader.counties()).toEqual([{ county, name: '宁乡', rev: 3 }])
  })

  it('never gives one revision number twice', async () => {
    const { writer } = await make()
    const numbers = await Promise.all(Array.from({ length: 8 }, () => writer.nextRevision(county)))
    expect([...numbers].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await writer.nextRevision('152529')).toBe(1)
  })

  it('lists counties by code', async () => {
    const { reader, writer } = await make()
    await writer.flip(undefined, head(1))
    await writer.flip(undefined, head(1, { county: '152529', name: '正镶白旗' }))
    expect((await reader.counties()).map(({ county }) => county)).toEqual(['152529', '430182'])
  })

  it('keeps what a revision could not use', async () => {
    const { writer } = await make()
    expect(await writer.problems(county, 1)).toEqual([])
    const problems = [{ code: 'unknown-place' as const, at: 'person p in 430182999999', message: 'There is no place.' }]
    await writer.putProblems(county, 1, problems)
    expect(await writer.problems(county, 1)).toEqual(problems)
  })

  it('names the day on which a county changes by itself, until that is over', async () => {
    const { reader, writer } = await make()
    await writer.flip(undefined, head(1, { dueOn: '2026-07-02' }))
    expect(await reader.counties()).toEqual([{ county, name: '宁乡市', rev: 1, dueOn: '2026-07-02' }])
    await writer.flip(1, head(2))
    expect(await reader.counties()).toEqual([{ county, name: '宁乡市', rev: 2 }])
    expect(await writer.head(county)).toEqual(head(2))
  })

  it('remembers how far superseded revisions are marked, of the revision that is in force only', async () => {
    const { writer } = await make()
    await writer.flip(undefined, head(1))
    await writer.flip(1, head(4))
    await writer.setExpiredBelow(county, 1)
    expect((await writer.head(county))?.expiredBelow).toBe(1)
    await writer.setExpiredBelow(county, 4)
    expect((await writer.head(county))?.expiredBelow).toBe(4)
  })

  it('keeps a page that is marked to vanish readable until it does', async () => {
    const { reader, writer } = await make()
    await writer.putManifest(manifest(1))
    await writer.putPages([page(1)])
    await writer.putRecords(county, 1, [areaRecord(village)])
    const later = Date.now() + 86_400_000
    await writer.expire(county, 1, { pagesAt: later, recordsAt: later })
    await writer.expire(county, 1, { pagesAt: later, recordsAt: later })
    expect(await reader.page(village, 1, 'sms', 0)).toEqual(page(1))
    expect(await reader.manifest(county, 1)).toEqual(manifest(1))
    expect(await collect(writer, 1)).toEqual([areaRecord(village)])
  })
})
