import { DateTime } from 'luxon'
import { loadHolidays } from '../../functions/keep-calendar/load-holidays.ts'
import type { Jurisdiction } from '../../shared/domain/calendar/book.ts'
import type { HolidayTable } from '../../shared/domain/calendar/holidays.ts'
import type { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import { type PlaceCode, townOf } from '../../shared/domain/place.ts'
import { type House, house, virtualClock } from './house/house.ts'
import { officer } from './officer.ts'
import { type Happening, ofTheHouse, passTime } from './pass-time.ts'
import { type Month, noticesDue } from './report/month.ts'
import { type Village, villagesOf } from './report/villages.ts'
import { office } from './weather/office.ts'
import { seededWeather } from './weather/seeded-weather.ts'

export type YearAsked = {
  year: number
  seed: number
  /** How many of its months are played, from January on. */
  months?: number
  jurisdiction: Jurisdiction
  records: readonly DirectoryRecord[]
  /** Known from the beginning. */
  kept: readonly HolidayTable[]
  /** Loaded in the middle of January, when the drafts of 春节 stand: they move, and say so. */
  loaded: readonly HolidayTable[]
  /** Once all of it is over: the two days in which a person may still decide, and the noon of the last. */
  onMonth(month: Month, among: Places): void
}

/** Where all of it is, and what the places are called. */
export type Places = { villages: Village[]; names: ReadonlyMap<PlaceCode, string> }
export type Year = Places & {
  months: Month[]
  /** As it stands at the end: what the report was read from. */
  house: House
}

const settlingDays = 3
const loadsOn = { month: 1, day: 15, hour: 10 }

/** A year of notices in one county, from its first moment on: the same use cases as anywhere, and one tick. */
export const playYear = async ({ year, jurisdiction, records, onMonth, ...asked }: YearAsked): Promise<Year> => {
  const { area, zone, signature } = jurisdiction
  const begins = DateTime.fromObject({ year }, { zone })
  const here = house({ clock: virtualClock(begins.toMillis()), signature })
  await here.publish(area, records)
  for (const table of asked.kept) await here.calendars.putHolidays(table, 'demo', here.clock.now())
  const places = await placesOf(here, jurisdiction)
  const towns = [...new Set(places.villages.filter(({ by }) => by.length > 0).map(({ code }) => townOf(code)))]
  const spells = seededWeather({ year, seed: asked.seed, zone, county: area.padEnd(12, '0'), towns })
  const nameOf = (place: PlaceCode): string => places.names.get(place) ?? place
  const happenings = [
    ...ofTheHouse(here),
    office(here, spells, { area, zone, nameOf }),
    officer(here, { area, zone, records }),
    loading(here, asked.loaded, begins.set(loadsOn).toMillis()),
  ]
  // A jurisdiction is new once: its desk is opened by a tick, and keeps its own time from then on.
  await here.tick()
  const months: Month[] = []
  for (let n = 0; n < (asked.months ?? 12); n += 1) {
    const first = begins.plus({ months: n })
    const span = { from: first.toMillis(), until: first.plus({ months: 1 }).toMillis() }
    await passTime(here.clock, span.until + settlingDays * 24 * 3_600_000, happenings)
    const month = {
      month: first.toFormat('yyyy-MM'),
      spells: spells.filter(({ from }) => span.from <= from && from < span.until),
      notices: await noticesDue(here, area, span),
    }
    months.push(month)
    onMonth(month, places)
  }
  return { ...places, months, house: here }
}

const placesOf = async ({ directory }: House, { area, name }: Jurisdiction): Promise<Places> => {
  const manifest = await directory.manifest(area, (await directory.revision(area)) ?? 0)
  const names = manifest.places.map(place => [place.code, place.name] as const)
  return { villages: villagesOf(manifest), names: new Map([[area.padEnd(12, '0'), name.zh], ...names]) }
}

const loading = ({ keeping }: House, tables: readonly HolidayTable[], at: number): Happening => {
  const load = loadHolidays(keeping)
  let left = [...tables]
  return {
    nextAt: () => (left.length > 0 ? at : Infinity),
    async happen() {
      for (const table of left) {
        const receipt = await load(table, country)
        if (typeof receipt === 'string' || 'reasons' in receipt)
          throw new Error(`the holidays of ${table.year} were not taken: ${JSON.stringify(receipt)}`)
      }
      left = []
    },
  }
}

const country = { id: 'demo', name: '全国', role: 'administrator' as const, area: '', levels: [], maxRecipients: 0 }
