import { beforeEach, describe, expect, it } from 'vitest'
import { dynamoDbCalendars } from '../../../shared/adapters/dynamodb/calendars.ts'
import { memoryCalendars } from '../../../shared/adapters/memory/calendars.ts'
import { Jurisdiction } from '../../../shared/domain/calendar/book.ts'
import type { HolidayTable } from '../../../shared/domain/calendar/holidays.ts'
import type { OwnCalendar } from '../../../shared/domain/calendar/own-calendar.ts'
import type { Calendars } from '../../../shared/ports/calendars.ts'
import { localDynamoDb } from '../support/tables.ts'

const at = Date.parse('2026-11-22T09:00:00+08:00')
const own = (area: string, version = 1): OwnCalendar => ({
  version,
  jurisdiction: Jurisdiction.parse({
    ...{ area, name: { zh: '宁乡', en: 'Ningxiang' }, zone: 'Asia/Shanghai', signature: '宁乡应急', without: ['R16'] },
    notices: [
      {
        id: 'market',
        name: { zh: '赶集安全', en: 'Market day' },
        rules: [
          { id: 'month', when: 'window 01-01..12-31 day-15 09:00' },
          { id: 'eve', when: 'lunar 12-23 -1d 09:00 Asia/Shanghai' },
        ],
        ...{ audience: ['resident'], channels: ['loudspeaker'], texts: { zh: '赶集请注意交通安全。' } },
      },
    ],
  }),
  seasons: [{ area, name: 'flood', start: '03-15', end: '09-30' }],
  by: 'operator',
  at,
})
const table = (year: number, source = '国办发明电'): HolidayTable => ({
  year,
  source,
  holidays: [{ name: '元旦', start: `${year}-01-01`, end: `${year}-01-03` }],
  workdays: [],
})

const inDynamoDb = async (): Promise<Calendars> => {
  const { client, tables } = await localDynamoDb()
  return dynamoDbCalendars(client, tables.directory)
}

describe.each([
  ['memory', async () => memoryCalendars()],
  ['DynamoDB', inDynamoDb],
])('own calendars in %s', (_, open) => {
  let calendars: Calendars = memoryCalendars()
  beforeEach(async () => {
    calendars = await open()
  })

  it('are kept as they were written, rules and all', async () => {
    expect(await calendars.own()).toEqual([])
    expect(await calendars.put(own('430182'))).toBe('stored')
    expect(await calendars.own()).toEqual([own('430182')])
  })

  it('move one version at a time, for one writer', async () => {
    const first = await Promise.all([calendars.put(own('430182')), calendars.put(own('430182'))])
    expect(first.toSorted()).toEqual(['moved', 'stored'])
    expect(await calendars.put(own('430182', 3))).toBe('moved')
    expect(await calendars.put(own('430182', 2))).toBe('stored')
  })

  it('are in use by their newest version, one of each jurisdiction; all versions are kept, the newest first', async () => {
    for (const version of [1, 2, 3]) await calendars.put(own('430182', version))
    for (const area of ['44', '43']) await calendars.put(own(area))
    const inUse = (await calendars.own()).map(({ jurisdiction, version }) => [jurisdiction.area, version])
    expect(inUse.toSorted()).toEqual([
      ['43', 1],
      ['430182', 3],
      ['44', 1],
    ])
    expect((await calendars.versions('430182')).map(({ version }) => version)).toEqual([3, 2, 1])
    expect(await calendars.versions('4301')).toEqual([])
  })

  it('holiday tables are one a year: a later one takes the place of an earlier', async () => {
    expect(await calendars.holidays()).toEqual([])
    for (const one of [table(2028), table(2027), table(2027, '更正')]) await calendars.putHolidays(one, 'national', at)
    expect(await calendars.holidays()).toEqual([table(2027, '更正'), table(2028)])
  })
})
