import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { HolidayTable } from '../../domain/calendar/holidays.ts'
import { OwnCalendar } from '../../domain/calendar/own-calendar.ts'
import type { Calendars } from '../../ports/calendars.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'
import { writeVersion } from './versioned.ts'

/** The row of a strict object has keys of its own beside it. */
const Own = OwnCalendar.strip()
const Holidays = z.object({ table: HolidayTable })

/**
 * Table `directory`: `CAL` / `OWN#<area>` what is in use of each jurisdiction, `CALLOG#<area>` / `<version>` every version, written in
 * one transaction; `CAL` / `HOL#<year>` the holiday tables.
 */
export const dynamoDbCalendars = (client: DynamoDBDocumentClient, TableName: string): Calendars => ({
  own: async () => (await queryAll(client, TableName, 'CAL', ownPrefix)).map(row => Own.parse(row)),

  async versions(area) {
    const rows = await queryAll(client, TableName, logOf(area))
    return rows.map(row => Own.parse(row)).reverse()
  },

  async put(own) {
    const { area } = own.jurisdiction
    const written = z.encode(OwnCalendar, own)
    const version = { key: ownKey(area), log: logOf(area), item: { ...written, version: own.version } }
    return (await writeVersion(client, TableName, version)) ? 'stored' : 'moved'
  },

  holidays: async () => (await queryAll(client, TableName, 'CAL', holidayPrefix)).map(row => Holidays.parse(row).table),

  async putHolidays(table, by, at) {
    const Item = { pk: 'CAL', sk: `${holidayPrefix}${table.year}`, v: 1, table, by, at }
    await classified(client.send(new PutCommand({ TableName, Item })))
  },
})

const ownPrefix = 'OWN#'
const holidayPrefix = 'HOL#'
const ownKey = (area: string) => ({ pk: 'CAL', sk: `${ownPrefix}${area}` })
const logOf = (area: string) => `CALLOG#${area}`
