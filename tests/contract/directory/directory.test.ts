import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { dynamoDbDirectory } from '../../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { memoryDirectory } from '../../../shared/adapters/memory/directory.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory.ts'
import type { Manifest, RosterPage } from '../../../shared/domain/roster.ts'
import type { Directory, DirectoryWriter, RosterHead } from '../../../shared/ports/directory.ts'
import { areaRecord, groupRecord, personRecord, roomRecord, terminalRecord } from '../../unit/domain/support/records.ts'
import { localDynamoDb } from '../support/tables.ts'

type Both = { reader: Directory; writer: DirectoryWriter }

const suites: [name: string, make: () => Promise<Both>][] = [
  [
    'memory',
    async () => {
      const directory = memoryDirectory()
      return { reader: directory, writer: directory }
    },
  ],
  [
    'DynamoDB',
    async () => {
      const { client, tables } = await localDynamoDb()
      const writer = dynamoDbDirectoryWriter(client, tables.directory, async () => 'a phone key')
      return { reader: dynamoDbDirectory(client, tables.directory), writer }
    },
  ],
]

const county = '430182'
const village = '430182101001'
const head = (rev: number, more: Partial<RosterHead> = {}): RosterHead => ({
  county,
  name: '宁乡市',
  rev,
  publishedImport: `import-${rev}`,
  problems: 0,
  ...more,
})
const page = (rev: number, more: Partial<RosterPage> = {}): RosterPage => ({
  place: village,
  rev,
  channel: 'sms',
  page: 0,
  slots: [{ id: 'p', address: '+8615400000001', lang: 'zh-CN', duty: true, exercise: false, also: ['G-430182101'] }],
  ...more,
})
const manifest = (rev: number, more: Partial<Manifest> = {}): Manifest => ({
  county,
  name: '宁乡市',
  rev,
  places: [{ code: village, name: '村', point: [28.2, 112.5], sizes: { sms: [1] }, duty: 1 }],
  ...more,
})
const collect = async (writer: DirectoryWriter, of: string): Promise<DirectoryRecord[]> => {
  const records: DirectoryRecord[] = []
  for await (const record of writer.records(of)) records.push(record)
  return records
}
const byText = (records: DirectoryRecord[]) =>
  records
    .map(record =>
      JSON.stringify(
        record,
        Object.keys(record).sort((a, b) => (a < b ? -1 : 1)),
      ),
    )
    .sort((a, b) => (a < b ? -1 : 1))

describe.each(suites)('the directory in %s', (_, make) => {
  it('gives back every record of a county, those of unknown places too, and none of another', async () => {
    const { writer } = await make()
    const records = [
      areaRecord(village, { point: [28.2, 112.5] }),
      groupRecord('G-430182101', ['430182101000']),
      personRecord(village, 'p1', { role: 'duty', exercise: true, validTo: '2027-01-01' }),
      personRecord('430182999999', 'p2'),
      personRecord('G-430182101', 'p1'),
      terminalRecord(village, 't1'),
      roomRecord('430182101000', 'r1'),
    ]
    await writer.putRecords([...records, areaRecord('152529100200'), personRecord('152529100200', 'p1')])
    expect(byText(await collect(writer, county))).toEqual(byText(records))
  })

  it('takes the latest of one record, within one part and between two', async () => {
    const { writer } = await make()
    await writer.putRecords([personRecord(village, 'p', { name: '一' }), personRecord(village, 'p', { name: '二' })])
    expect(await collect(writer, county)).toMatchObject([{ name: '二' }])
    await writer.putRecords([personRecord(village, 'p', { name: '三' })])
    expect(await collect(writer, county)).toMatchObject([{ name: '三' }])
  })

  it('takes a part of a thousand records', async () => {
    const { writer } = await make()
    await writer.putRecords(Array.from({ length: 1000 }, (_, n) => personRecord(village, `p${n}`)))
    expect(await collect(writer, county)).toHaveLength(1000)
  })

  it('loses nothing of parts of one place that are put at the same time', async () => {
    const { writer } = await make()
    const people = Array.from({ length: 400 }, (_, n) => personRecord(village, `p${n}`))
    const parts = Array.from({ length: 8 }, (_, k) => people.filter((_, n) => n % 8 === k))
    expect(await Promise.all(parts.map(part => writer.putRecords(part)))).toEqual(parts.map(() => []))
    expect(byText(await collect(writer, county))).toEqual(byText(people))
  })

  it('keeps a person, a room and a terminal of one id and place apart', async () => {
    const { writer } = await make()
    const records = [personRecord(village, 'x'), roomRecord(village, 'x'), terminalRecord(village, 'x')]
    await writer.putRecords(records)
    expect(byText(await collect(writer, county))).toEqual(byText(records))
  })

  it('is not changed by a part that comes again', async () => {
    const { writer } = await make()
    const part = [areaRecord(village), ...Array.from({ length: 20 }, (_, n) => personRecord(village, `p${n}`))]
    await writer.putRecords(part)
    await writer.putRecords(part)
    expect(byText(await collect(writer, county))).toEqual(byText(part))
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
    await writer.putPages([page(1), page(2, { slots: [] }), page(1, { page: 1, slots: [] }), speakers])
    await writer.putManifest(manifest(1))
    await writer.putManifest(manifest(2, { places: [] }))
    expect(await reader.page(village, 1, 'sms', 0)).toEqual(page(1))
    expect(await reader.page(village, 2, 'sms', 0)).toEqual(page(2, { slots: [] }))
    expect(await reader.page(village, 1, 'loudspeaker', 0)).toEqual(speakers)
    expect(await reader.manifest(county, 1)).toEqual(manifest(1))
    expect(await reader.manifest(county, 2)).toEqual(manifest(2, { places: [] }))
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
})
