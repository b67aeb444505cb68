import { chosen, fraction } from './seeded.ts'

/** Whose robot posts into a room. */
export type RoomCarrier = 'wecom' | 'dingtalk' | 'feishu'
export type Robot = { place: string; carrier: RoomCarrier; secret?: string }

/** What of the directory lives in the field. Any record of another kind is passed over. */
export type Inhabitant =
  | { kind: 'person'; place: string; phone: string }
  | { kind: 'terminal'; id: string; place: string }
  | { kind: 'room'; place: string; key: string; carrier?: RoomCarrier; secret?: string | undefined }
  | { kind: 'area' | 'risk-point' | 'group' }

export type Terminal = { id: string; place: string }

/** Who is there, and what is wrong with them: all of it follows from the seed. */
export type Population = {
  seed: string
  terminals: Terminal[]
  /** Cut off: no terminal connects, no phone of it has a signal. */
  darkVillage: string | undefined
  darkPhones: Set<string>
  phones: number
  /** By the robots' keys. */
  rooms: Map<string, Robot>
  revokedRobot: string | undefined
}

export const offlineShare = 0.02

export const buildPopulation = (inhabitants: Iterable<Inhabitant>, seed: string): Population => {
  const terminals: Terminal[] = []
  const rooms = new Map<string, Robot>()
  const phones = new Map<string, string[]>()
  for (const one of inhabitants) {
    if (one.kind === 'terminal') terminals.push({ id: one.id, place: one.place })
    if (one.kind === 'room') rooms.set(one.key, robotOf(one))
    if (one.kind === 'person') phones.set(one.phone, [...(phones.get(one.phone) ?? []), one.place])
  }
  const broadcast = broadcastCounty(terminals)
  const villages = new Set(terminals.flatMap(({ place }) => (place.startsWith(broadcast) ? [place] : [])))
  const darkVillage = villages.size > 1 ? chosen(villages, village => village, seed) : undefined
  const darkPhones = [...phones].filter(([, places]) => darkVillage && places.includes(darkVillage))
  return {
    seed,
    terminals,
    darkVillage,
    darkPhones: new Set(darkPhones.map(([phone]) => phone)),
    phones: phones.size,
    rooms,
    revokedRobot: revokedOf(rooms, broadcast, seed),
  }
}

const robotOf = ({ place, carrier = 'wecom', secret }: Extract<Inhabitant, { kind: 'room' }>): Robot => ({
  place,
  carrier,
  ...(secret !== undefined && { secret }),
})

/** Where most loudspeakers are: what is wrong is wrong there, so that one broadcast shows all of it. */
const broadcastCounty = (terminals: readonly Terminal[]): string => {
  const byCounty = [...Map.groupBy(terminals, ({ place }) => place.slice(0, 6))]
  return byCounty.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? ''
}

const revokedOf = (rooms: Map<string, Robot>, county: string, seed: string): string | undefined => {
  const near = [...rooms].filter(([, { place }]) => place.startsWith(county))
  const candidates = near.length > 0 ? near : [...rooms]
  return candidates.length > 1 ? chosen(candidates, ([key]) => key, seed)?.[0] : undefined
}

export const isConnected = ({ seed, darkVillage }: Population, { id, place }: Terminal): boolean =>
  place !== darkVillage && fraction(seed, 'offline', place, id) >= offlineShare
