import type { Measured } from './run/run.ts'

/** Part of the keys of a warning that a count is told by. */
export const families = ['sheets', 'receipts', 'message ids', 'boards and rooms', 'quota', 'warning'] as const
export type Family = (typeof families)[number]

export type Tally = {
  recipients: number
  writeUnits: number
  readUnits: number
  storeRequests: number
  byFamily: Record<Family, number>
  hottest: { key: string; unitsPerSecond: number }
}

const familyOf = (pk: string, sk: string): Family => {
  const kind = pk.slice(0, pk.indexOf('#'))
  if (kind === 'S') return sk.includes('#D#') ? 'receipts' : 'sheets'
  if (kind === 'REF') return 'message ids'
  if (kind === 'BOARD' || kind === 'ROOM' || kind === 'POST') return 'boards and rooms'
  return kind === 'Q' ? 'quota' : 'warning'
}

export const tallyOf = ({ recipients, requests }: Measured): Tally => {
  const byFamily = Object.fromEntries(families.map(family => [family, 0])) as Record<Family, number>
  const seconds = new Map<string, { key: string; units: number }>()
  for (const { at, written } of requests)
    for (const { pk, sk, units } of written) {
      byFamily[familyOf(pk, sk)] += units
      const second = `${pk} ${Math.floor(at / 1000)}`
      seconds.set(second, { key: pk, units: (seconds.get(second)?.units ?? 0) + units })
    }
  const [hottest] = [...seconds.values()].sort((a, b) => b.units - a.units)
  return {
    recipients: recipients.phones + recipients.loudspeakers + recipients.rooms,
    writeUnits: Object.values(byFamily).reduce((sum, units) => sum + units, 0),
    readUnits: requests.reduce((sum, { read }) => sum + read, 0),
    storeRequests: requests.length,
    byFamily,
    hottest: { key: hottest?.key ?? '', unitsPerSecond: hottest?.units ?? 0 },
  }
}
