import { DateTime } from 'luxon'
import type { Colour } from '../../../shared/domain/colour.ts'
import { byCode, type PlaceCode } from '../../../shared/domain/place.ts'
import { type Random, seeded } from '../../seed/random.ts'
import { type Hazard, steppe } from './hazards.ts'

/** One warning of the year and its end. Times: ms. */
export type Spell = {
  code: string
  colour: Colour
  area: PlaceCode
  from: number
  /** When its Alert expires. */
  until: number
  /** When its Cancel comes; absent: it expires. */
  cancelledAt?: number
}

export type Asked = { year: number; seed: number; zone: string; county: PlaceCode; towns: readonly PlaceCode[] }

const hourMs = 3_600_000

/** The warnings of a year, by time; the same for the same seed. What one hazard does changes nothing of another. */
export const seededWeather = (asked: Asked, hazards: readonly Hazard[] = steppe): Spell[] =>
  hazards
    .flatMap(hazard => spellsOf(hazard, asked, seeded(`weather ${asked.year} ${asked.seed} ${hazard.code}`)))
    .toSorted((a, b) => a.from - b.from || byCode(a.code, b.code))

const spellsOf = (hazard: Hazard, asked: Asked, random: Random): Spell[] =>
  Array.from({ length: random.integer(...hazard.timesAYear) }, () => spellOf(hazard, asked, random))

const spellOf = (hazard: Hazard, { year, zone, county, towns }: Asked, random: Random): Spell => {
  const month = DateTime.fromObject({ year, month: random.pick([...hazard.months]) }, { zone })
  const day = random.integer(1, month.daysInMonth ?? 28)
  const from = month.set({ day, hour: random.integer(...hazard.begins), minute: random.integer(0, 59) }).toMillis()
  const lastsMs = random.integer(...hazard.lastsHours) * hourMs
  const share = 0.4 + random.next() * 0.5
  const isCancelled = random.next() < hazard.cancelled
  const place = random.integer(0, Math.max(towns.length - 1, 0))
  return {
    code: hazard.code,
    colour: random.pick(hazard.colours),
    area: (hazard.local && towns[place]) || county,
    from,
    until: from + lastsMs,
    // Whole minutes: what is said, is said at a time of the clock.
    ...(isCancelled && { cancelledAt: from + Math.round((lastsMs * share) / 60_000) * 60_000 }),
  }
}
