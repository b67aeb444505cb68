import type { HolidayTable } from '../../domain/calendar/holidays.ts'
import type { OwnCalendar } from '../../domain/calendar/own-calendar.ts'
import type { Calendars } from '../../ports/calendars.ts'

export const memoryCalendars = (): Calendars => {
  const versions = new Map<string, OwnCalendar[]>()
  const tables = new Map<number, HolidayTable>()
  const of = (area: string): OwnCalendar[] => versions.get(area) ?? []
  return {
    own: async () => structuredClone([...versions.values()].flatMap(all => all.at(-1) ?? [])),
    versions: async area => structuredClone(of(area).toReversed()),
    async put(own) {
      const { area } = own.jurisdiction
      if (of(area).length !== own.version - 1) return 'moved'
      versions.set(area, [...of(area), structuredClone(own)])
      return 'stored'
    },
    holidays: async () => structuredClone([...tables.values()].sort((a, b) => a.year - b.year)),
    async putHolidays(table) {
      tables.set(table.year, structuredClone(table))
    },
  }
}
