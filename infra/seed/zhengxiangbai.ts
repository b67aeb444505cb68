import type { Area, DirectoryRecord, Person } from '../../shared/domain/directory.ts'
import { areasOf, type DemoCounty, inventRoom } from './areas.ts'
import { dutyOfficers } from './duty-officers.ts'
import { inventPerson } from './people.ts'
import { seeded } from './random.ts'

export const zhengxiangbai: DemoCounty = {
  county: '152529',
  name: '正镶白旗',
  centre: [42.29, 115.03],
  extent: [0.35, 0.4],
}

const titles = ['苏木（镇）长', '气象信息员', '应急管理员', '嘎查（村）书记', '网格员', '草原管护员'] as const
/** Each sumu has chosen for itself. */
const carriers = ['wecom', 'dingtalk', 'feishu'] as const
const membersPerGroup = { from: 8, to: 12 }
/** The numbers of Ningxiang's people lie below. */
const firstPhone = 1_000_000
const firstOfficersPhone = 2_000_100

/** Direct groups: in each of the five sumu and towns, those who carry a duty, and their room. The farm and the forest station have none. */
export function* zhengxiangbaiRecords(): Generator<DirectoryRecord> {
  const areas = areasOf(zhengxiangbai)
  yield* areas
  yield* dutyOfficers(zhengxiangbai, firstOfficersPhone)
  const towns = areas.filter(({ level, name }) => level === 'town' && /(镇|苏木)$/.test(name))
  const members = towns.map((town, n) => membersOf(town, n))
  for (const [n, town] of towns.entries()) {
    const code = groupCode(town)
    yield { kind: 'group', code, name: `${town.name}直通群`, covers: [town.code] }
    yield inventRoom(code, `${town.name}直通群`, false, carriers[n % carriers.length])
    yield* members[n] ?? []
    // The weather informant looks after the next group too: one person in two groups, reached once.
    const [, informant] = members[(n + towns.length - 1) % towns.length] ?? []
    if (informant) yield { ...informant, place: code }
  }
}

const groupCode = ({ code }: Area): string => `G-${code.slice(0, 9)}`

const membersOf = (town: Area, n: number): Person[] => {
  const place = groupCode(town)
  const random = seeded(`people ${place}`)
  return Array.from({ length: random.integer(membersPerGroup.from, membersPerGroup.to) }, (_, k) =>
    inventPerson(random, {
      id: `${place.slice(2)}-d${String(k + 1).padStart(2, '0')}`,
      place,
      role: 'duty',
      title: titles[k % titles.length] ?? titles[0],
      phoneNumber: firstPhone + n * 100 + k,
    }),
  )
}
