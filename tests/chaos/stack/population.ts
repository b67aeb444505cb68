import { buildPopulation, type Population } from '../../../infra/field/population.ts'
import { inventRoom } from '../../../infra/seed/areas.ts'
import { demoRecords } from '../../../infra/seed/main.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'

export const county = '430182'

/** Whole villages of the demo county with their loudspeakers and rooms, the last one in part, until there are so many people; rooms of each kind. */
export const recordsFor = (recipients: number): DirectoryRecord[] => {
  const known = made.get(recipients) ?? choose(recipients)
  made.set(recipients, known)
  return known
}

/** Going over all of the county takes a second. */
const made = new Map<number, DirectoryRecord[]>()

const choose = (recipients: number): DirectoryRecord[] => {
  const chosen = new Set([`${county}000000`])
  const kept: DirectoryRecord[] = []
  const all = [...demoRecords(county)]
  const villages = all.flatMap(record => (record.kind === 'area' && record.level === 'village' ? [record.code] : []))
  const people = Map.groupBy(
    all.flatMap(record => (record.kind === 'person' ? [record] : [])),
    ({ place }) => place,
  )
  let missing = recipients
  for (const village of villages) {
    const some = (people.get(village) ?? []).slice(0, missing)
    if (some.length === 0) break
    missing -= some.length
    kept.push(...some)
    chosen.add(village).add(`${village.slice(0, 9)}000`)
  }
  const places = all.filter(
    record => record.kind !== 'person' && chosen.has('code' in record ? record.code : record.place),
  )
  return [...places, ...otherRooms(villages), ...kept]
}

/** All robots of the county are WeCom's: its first villages have those of others. */
const otherRooms = (villages: readonly string[]): DirectoryRecord[] =>
  (['dingtalk', 'feishu'] as const).flatMap((carrier, n) => {
    const village = villages[n]
    return village === undefined ? [] : [inventRoom(village, `${carrier}群`, false, carrier)]
  })

/** Everything works there but what is struck: no village is cut off, no robot was taken out of its room. */
export const populationFor = (recipients: number): Population => {
  const { darkVillage: _, revokedRobot: __, ...rest } = buildPopulation(recordsFor(recipients), 'chaos')
  return { ...rest, darkVillage: undefined, darkPhones: new Set(), revokedRobot: undefined }
}
