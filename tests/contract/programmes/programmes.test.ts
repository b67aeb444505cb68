import { beforeEach, describe, expect, it } from 'vitest'
import { dynamoDbPlayLog } from '../../../shared/adapters/dynamodb/play-log.ts'
import { dynamoDbProgrammes } from '../../../shared/adapters/dynamodb/programmes.ts'
import { memoryPlayLog } from '../../../shared/adapters/memory/play-log.ts'
import { memoryProgrammes } from '../../../shared/adapters/memory/programmes.ts'
import type { StoredProgramme } from '../../../shared/domain/loudspeakers/programme.ts'
import { byCode } from '../../../shared/domain/place.ts'
import type { PlayLog, PlayReport, Programmes } from '../../../shared/ports/programmes.ts'
import { localDynamoDb } from '../support/tables.ts'

const clock = { now: () => 1_782_850_200_000 }
const village = '430182101201'
const programme = (place: string, version = 1, more: Partial<StoredProgramme> = {}): StoredProgramme => ({
  place,
  version,
  items: [
    {
      ...{
        id: 'fire',
        title: '森林防火',
        script: '进山不带火种。',
        weekdays: [1],
        at: '07:00',
        seconds: 30,
        volume: 60,
      },
      validFrom: '2026-10-01',
    },
  ],
  caps: { 't-1': 40 },
  at: clock.now(),
  by: 'operator',
  ...more,
})
const report = (terminal: string, more: Partial<PlayReport> = {}): PlayReport => ({
  ...{ village, terminal, outcome: 'played', source: '430182000000', item: 'fire', day: '2026-07-06', at: '07:00' },
  ...more,
})

type Stores = { programmes: Programmes; plays: PlayLog }
const stores: [string, () => Promise<Stores>][] = [
  ['memory', async () => ({ programmes: memoryProgrammes(), plays: memoryPlayLog() })],
  [
    'DynamoDB',
    async () => {
      const { client, tables } = await localDynamoDb()
      return {
        programmes: dynamoDbProgrammes(client, tables.directory),
        plays: dynamoDbPlayLog(client, tables.sheets, clock),
      }
    },
  ],
]

describe.each(stores)('programmes in %s', (_, open) => {
  let { programmes, plays }: Stores = { programmes: memoryProgrammes(), plays: memoryPlayLog() }
  beforeEach(async () => {
    ;({ programmes, plays } = await open())
  })

  it('are kept as they were set, and nothing is found where nothing was', async () => {
    expect(await programmes.find(village)).toBeUndefined()
    expect(await programmes.write(programme(village))).toBe(true)
    expect(await programmes.find(village)).toEqual(programme(village))
  })

  it('move one version at a time, for one writer', async () => {
    const first = await Promise.all([programmes.write(programme(village)), programmes.write(programme(village))])
    expect(first.toSorted()).toEqual([false, true])
    expect(await programmes.write(programme(village, 3))).toBe(false)
    expect(await programmes.write(programme(village, 2, { items: [] }))).toBe(true)
    expect((await programmes.find(village))?.items).toEqual([])
  })

  it('keep every version, the newest first', async () => {
    for (const version of [1, 2, 3]) await programmes.write(programme(village, version, { by: `key-${version}` }))
    expect((await programmes.history(village, 2)).map(({ version, by }) => [version, by])).toEqual([
      [3, 'key-3'],
      [2, 'key-2'],
    ])
  })

  it('of a county are those of its places, its city and its province', async () => {
    const places = ['430000000000', '430100000000', '430182000000', '430182101000', village]
    for (const place of [...places, '430181000000', '152529000000']) await programmes.write(programme(place))
    const found = await programmes.concerning('430182')
    expect(found.map(({ place }) => place).sort(byCode)).toEqual(places)
  })

  it('a play log names each terminal once, however often its report comes', async () => {
    await plays.add([report('t-1'), report('t-2'), report('t-3', { outcome: 'failed' })])
    await plays.add([report('t-2'), report('t-3')])
    const [entry, ...more] = await plays.ofDay(village, '2026-07-06')
    expect(more).toEqual([])
    expect(entry).toMatchObject({ village, source: '430182000000', item: 'fire', day: '2026-07-06', at: '07:00' })
    expect([[...(entry?.played ?? [])].sort(byCode), [...(entry?.failed ?? [])]]).toEqual([
      ['t-1', 't-2', 't-3'],
      ['t-3'],
    ])
  })

  it('a play log is asked by village, town or county, and by day', async () => {
    await plays.add([
      report('t-1'),
      report('t-9', { village: '430182102201' }),
      report('t-1', { day: '2026-07-07' }),
      report('t-1', { at: '18:00' }),
    ])
    const found = async (place: string) => (await plays.ofDay(place, '2026-07-06')).length
    expect(await Promise.all([village, '430182101000', '430182000000', '430182103000'].map(found))).toEqual([
      2, 2, 3, 0,
    ])
  })
})
