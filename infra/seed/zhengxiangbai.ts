import type { Role } from '../../shared/domain/calendar/roles.ts'
import type { Area, DirectoryRecord, Person, Terminal } from '../../shared/domain/directory/directory.ts'
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

type Post = { title: string; roles: Role[] }
/** Whoever looks after a gacha keeps animals there as well. */
const posts: [Post, ...Post[]] = [
  { title: '苏木（镇）长', roles: ['town-government', 'leader-on-duty'] },
  { title: '气象信息员', roles: ['duty-officer', 'village-responsible'] },
  { title: '应急管理员', roles: ['duty-officer', 'patroller', 'liaison-cadre'] },
  { title: '嘎查（村）书记', roles: ['village-committee', 'village-responsible', 'herder', 'parent'] },
  { title: '网格员', roles: ['grid-worker', 'herder', 'bungalow-household', 'parent'] },
  { title: '草原管护员', roles: ['forest-ranger', 'herder', 'bungalow-household', 'livestock-farm'] },
]
/** Each sumu has chosen for itself. */
const carriers = ['wecom', 'dingtalk', 'feishu'] as const
/** Mongolian in its own script: what the herders of the sumu read, and what a gacha speaks beside Chinese. */
const mongolian = 'mn-Mong-CN'
const mongolianTitles: readonly string[] = ['嘎查（村）书记', '草原管护员']
/** One sumu tries loudspeakers. */
const withLoudspeakers = '152529200'
const loudspeakersPerGacha = 2
const membersPerGroup = { from: 8, to: 12 }
/** The numbers of Ningxiang's people lie below. */
const firstPhone = 1_000_000
const firstOfficersPhone = 2_000_100

/** Direct groups: in each of the five sumu and towns, those who carry a duty, and their room. The farm and the forest station have none. */
export function* zhengxiangbaiRecords(): Generator<DirectoryRecord> {
  const areas = areasOf(zhengxiangbai).map(area => (isGacha(area) ? { ...area, lang: mongolian } : area))
  yield* areas
  yield* dutyOfficers(zhengxiangbai, firstOfficersPhone)
  const towns = areas.filter(({ level, name }) => level === 'town' && /(镇|苏木)$/.test(name))
  const members = towns.map((town, n) => membersOf(town, n))
  for (const [n, town] of towns.entries()) {
    const code = groupCode(town)
    yield { kind: 'group', code, name: `${town.name}直通群`, covers: [town.code] }
    const room = inventRoom(code, `${town.name}直通群`, false, carriers[n % carriers.length])
    yield isSumu(town) ? { ...room, lang: mongolian } : room
    yield* members[n] ?? []
    // The weather informant looks after the next group too: one person in two groups, reached once.
    const [, informant] = members[(n + towns.length - 1) % towns.length] ?? []
    if (informant) yield { ...informant, place: code }
  }
  for (const area of areas) if (isGacha(area) && area.code.startsWith(withLoudspeakers)) yield* loudspeakersOf(area)
}

const isGacha = ({ level, name }: Area): boolean => level === 'village' && name.endsWith('嘎查')
const isSumu = ({ name }: Area): boolean => name.endsWith('苏木')

function* loudspeakersOf({ code }: Area): Generator<Terminal> {
  for (let k = 1; k <= loudspeakersPerGacha; k += 1)
    yield { kind: 'terminal', id: `${code}-t${String(k).padStart(2, '0')}`, place: code, exercise: false }
}

const groupCode = ({ code }: Area): string => `G-${code.slice(0, 9)}`

const membersOf = (town: Area, n: number): Person[] => {
  const place = groupCode(town)
  const random = seeded(`people ${place}`)
  return Array.from({ length: random.integer(membersPerGroup.from, membersPerGroup.to) }, (_, k) => {
    const { title, roles } = posts[k % posts.length] ?? posts[0]
    const person = inventPerson(random, {
      id: `${place.slice(2)}-d${String(k + 1).padStart(2, '0')}`,
      place,
      role: 'duty',
      title,
      roles,
      phoneNumber: firstPhone + n * 100 + k,
    })
    return isSumu(town) && mongolianTitles.includes(title) ? { ...person, lang: mongolian } : person
  })
}
