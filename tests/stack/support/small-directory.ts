import { demoRecords } from '../../../infra/seed/main.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'

/** Of the demo's Ningxiang four villages of two townships, three of them with their first hundred people; of Zhengxiangbai everything. */
export const ningxiang = '430182'
export const zhengxiangbai = '152529'

const areas = [...demoRecords(ningxiang)].flatMap(record => (record.kind === 'area' ? [record] : []))
const towns = areas.filter(({ level }) => level === 'town').slice(0, 2)
const villagesOf = (town: string): string[] =>
  areas.filter(({ code, level }) => level === 'village' && code.startsWith(town.slice(0, 9))).map(({ code }) => code)
const chosen = towns.flatMap(({ code }, n) => villagesOf(code).slice(0, n === 0 ? 3 : 1))

export const villages = chosen
/** Nothing was ever installed there. */
export const silentVillage = chosen[2] ?? ''
/** All of whose 203 people are there, and a hundred of its neighbours: more than a window takes. */
export const largeVillage = chosen[3] ?? ''
const peopleElsewhere = 100
const neighbours = 100

const isChosen = new Set([`${ningxiang}000000`, ...towns.map(({ code }) => code), ...chosen])

function* ningxiangRecords(): Generator<DirectoryRecord> {
  const people = new Map<string, number>()
  let moved = 0
  for (const record of demoRecords(ningxiang)) {
    const place = 'code' in record ? record.code : record.place
    if (!isChosen.has(place)) continue
    if (record.kind === 'terminal' && place === silentVillage) continue
    if (record.kind === 'person') {
      const before = people.get(place) ?? 0
      people.set(place, before + 1)
      if (place !== largeVillage && before >= peopleElsewhere) {
        moved += 1
        if (moved <= neighbours) yield { ...record, place: largeVillage }
        continue
      }
    }
    yield record
  }
}

export const smallDirectory: Readonly<Record<string, readonly DirectoryRecord[]>> = {
  [ningxiang]: [...ningxiangRecords()],
  [zhengxiangbai]: [...demoRecords(zhengxiangbai)],
}
export const smallRecords: readonly DirectoryRecord[] = Object.values(smallDirectory).flat()
