import type { PlaceCode } from '../../../shared/domain/place.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import type { House } from '../house/house.ts'
import type { Happening } from '../pass-time.ts'
import type { Spell } from './seeded-weather.ts'
import { spellAlert } from './spell-alert.ts'

type Post = { area: string; zone: string; nameOf(place: PlaceCode): string }

/** The meteorological office of the county, invented: says each spell at the door when it begins, and its end where it is said. */
export const office = (house: House, spells: readonly Spell[], { area, zone, nameOf }: Post): Happening => {
  const source: KeyHolder = {
    ...{ id: 'weather', name: '气象台', role: 'source', area, maxRecipients: 1_000_000 },
    levels: ['red', 'orange', 'yellow', 'blue'],
  }
  const words = spells
    .flatMap(spell => [
      { at: spell.from, spell, msgType: 'Alert' as const },
      ...(spell.cancelledAt === undefined ? [] : [{ at: spell.cancelledAt, spell, msgType: 'Cancel' as const }]),
    ])
    .toSorted((a, b) => a.at - b.at)
  let said = 0

  return {
    nextAt: () => words[said]?.at ?? Infinity,
    async happen() {
      const word = words[said++]
      if (!word) return
      const { spell, msgType } = word
      const place = { zone, name: nameOf(area.padEnd(12, '0')), areaDesc: nameOf(spell.area) }
      const bytes = new TextEncoder().encode(JSON.stringify(spellAlert(spell, msgType, place)))
      const reception = await house.receive({ bytes, contentType: 'application/cap+json' }, source)
      if (reception.kind !== 'received') throw new Error(`the door refused ${spell.code}: ${JSON.stringify(reception)}`)
    },
  }
}
