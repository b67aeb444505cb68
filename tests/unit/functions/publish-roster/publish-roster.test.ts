import { beforeEach, describe, expect, it } from 'vitest'
import { type PublishPorts, publishRoster } from '../../../../functions/publish-roster/publish-roster.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import { areaRecord, personRecord, roomRecord } from '../../domain/support/records.ts'
import { recordingLog } from '../../support/recording-log.ts'

const county = '430182'
const [town, village] = ['430182101000', '430182101001'] as const
const message = (importId: string) => ({ v: 1, kind: 'publish-roster', county, importId }) as const
const at = (time: string) => ({ now: () => Date.parse(time) })

describe('the publication of a roster', () => {
  let directory: ReturnType<typeof memoryDirectory>
  let log: ReturnType<typeof recordingLog>
  const publish = (importId: string, more: Partial<PublishPorts> = {}) =>
    publishRoster({ writer: directory, clock: at('2026-07-01T04:00:00Z'), zone: 'Asia/Shanghai', log, ...more })(
      message(importId),
    )

  beforeEach(async () => {
    directory = memoryDirectory()
    log = recordingLog()
    await directory.putRecords([
      areaRecord('430182000000', { name: '宁乡市' }),
      areaRecord(town),
      areaRecord(village),
      personRecord(village, 'p'),
      roomRecord(town, 'r'),
    ])
  })

  it('puts pages, manifest and name in force under the first revision', async () => {
    expect(await publish('one')).toEqual({ kind: 'done' })
    expect(await directory.counties()).toEqual([{ county, name: '宁乡市', rev: 1 }])
    expect((await directory.manifest(county, 1)).places.map(({ code }) => code)).toEqual([town, village])
    expect((await directory.page(village, 1, 'sms', 0)).slots).toMatchObject([{ id: 'p' }])
    expect(directory.phones.get(county)).toEqual([{ phone: '+8615400000000', place: village, person: 'p' }])
    expect((await directory.page(town, 1, 'group-chat', 0)).slots).toMatchObject([{ id: 'r' }])
  })

  it('of the same import changes nothing the second time', async () => {
    await publish('one')
    await directory.putRecords([personRecord(village, 'q', { phone: '+8615400000002' })])
    expect(await publish('one')).toEqual({ kind: 'done' })
    expect(await directory.revision(county)).toBe(1)
  })

  it('of another import leaves the pages of the first as they were', async () => {
    await publish('one')
    await directory.putRecords([personRecord(village, 'q', { phone: '+8615400000002' })])
    await publish('two')
    expect(await directory.revision(county)).toBe(2)
    expect((await directory.page(village, 1, 'sms', 0)).slots).toHaveLength(1)
    expect((await directory.page(village, 2, 'sms', 0)).slots).toHaveLength(2)
  })

  it('that is overtaken comes back, and then publishes under a revision of its own', async () => {
    const overtaken = {
      ...directory,
      putManifest: async (...args: Parameters<typeof directory.putManifest>) => {
        await publish('rival')
        await directory.putManifest(...args)
      },
    }
    expect(await publish('one', { writer: overtaken })).toEqual({ kind: 'back', seconds: 2 })
    expect(await directory.head(county)).toMatchObject({ publishedImport: 'rival', rev: 2 })
    expect(await publish('one')).toEqual({ kind: 'done' })
    expect(await directory.head(county)).toMatchObject({ publishedImport: 'one', rev: 3 })
  })

  it.each(['putPages', 'putPhones', 'putManifest', 'putProblems', 'flip'] as const)(
    'that dies at %s leaves what was published, and the message again succeeds',
    async step => {
      await publish('one')
      const crash = async () => {
        throw new Error('killed')
      }
      await expect(publish('two', { writer: { ...directory, [step]: crash } })).rejects.toThrow('killed')
      expect(await directory.head(county)).toMatchObject({ publishedImport: 'one', rev: 1 })
      expect(await publish('two')).toEqual({ kind: 'done' })
      expect(await directory.head(county)).toMatchObject({ publishedImport: 'two' })
    },
  )

  it('keeps and counts what the roster could not use', async () => {
    await directory.putRecords([personRecord('430182999999', 'lost')])
    await publish('one')
    expect(await directory.head(county)).toMatchObject({ problems: 1 })
    expect(await directory.problems(county, 1)).toMatchObject([{ code: 'unknown-place' }])
    expect(log.lines.map(({ code }) => code)).toContain('roster-problems')
  })

  it("goes by the county's own day", async () => {
    await directory.putRecords([personRecord(village, 'q', { phone: '+8615400000002', validFrom: '2026-07-02' })])
    await publish('one', { clock: at('2026-07-01T15:59:00Z') })
    expect((await directory.page(village, 1, 'sms', 0)).slots).toHaveLength(1)
    await publish('two', { clock: at('2026-07-01T16:00:00Z') })
    expect((await directory.page(village, 2, 'sms', 0)).slots).toHaveLength(2)
  })
})
