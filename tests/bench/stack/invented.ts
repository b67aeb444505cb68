import type { DirectoryRecord, Person } from '../../../shared/domain/directory/directory.ts'
import { numbersInBlock } from '../sink/ledger.ts'

const peoplePerVillage = 200
const villagesPerTown = 40

/** Whoever has a duty is told of everything, a subscriber of what is red or orange. */
type County = { county: string; phones: number; block?: number; role?: Person['role'] }

/** A county of phones alone, 200 a village, as nobody but a benchmark has it: phone n of its block is `+86154…n`. */
export function* inventedCounty({
  county,
  phones,
  block = 0,
  role = 'subscriber',
}: County): Generator<DirectoryRecord> {
  yield area(`${county}000000`, '县', 'county')
  for (let village = 0; village * peoplePerVillage < phones; village += 1) {
    const town = `${county}${100 + Math.floor(village / villagesPerTown)}`
    if (village % villagesPerTown === 0) yield area(`${town}000`, `${town}镇`, 'town')
    const place = `${town}${String(201 + (village % villagesPerTown))}`
    yield area(place, `${place}村`, 'village')
    const first = village * peoplePerVillage
    for (let n = first; n < Math.min(phones, first + peoplePerVillage); n += 1)
      yield person(place, role, block * numbersInBlock + n)
  }
}

const area = (code: string, name: string, level: 'county' | 'town' | 'village'): DirectoryRecord => ({
  ...{ kind: 'area', code, name, level, invented: true, virtual: false },
})

const person = (place: string, role: Person['role'], number: number): DirectoryRecord => {
  const digits = String(number).padStart(8, '0')
  const phone = `+86154${digits}`
  return { kind: 'person', id: `p-${digits}`, place, name: '', phone, role, lang: 'zh-CN', exercise: false }
}
