import { type ManifestPlace, slotsPerPage } from '../directory/roster.ts'
import { unpackMark } from '../sheets/mark.ts'
import { type ReceiptedSheet, receiptsOf, type Standing, standings } from './standing.ts'

/** What a village has, and how much of it a warning reached. Phones are those the warning addresses, in whichever place it found them. */
export type VillageReach = {
  installed: number
  online: number
  played: number
  playedOfInstalled: number
  playedOfOnline: number
  duty: number
  dutyDelivered: number
  phones: number
  phonesDelivered: number
}

/** How somebody stands who is reached in another place of theirs (`covered`); undefined: nothing is known. */
export type Elsewhere = (page: number, slot: number) => Standing | undefined

type Village = {
  place: Pick<ManifestPlace, 'sizes' | 'duty'>
  /** The sheets of this village, of any channel. */
  sheets: readonly ReceiptedSheet[]
  elsewhere: Elsewhere
  /** Loudspeakers that are connected now. */
  online: number
}

export const reachOf = ({ place, sheets, elsewhere, online }: Village): VillageReach => {
  const installed = (place.sizes.loudspeaker ?? []).reduce((sum, size) => sum + size, 0)
  const speakers = sheets.filter(({ sheet }) => sheet.id.channel === 'loudspeaker')
  const played = speakers.flatMap(playedIn).length
  const phones = sheets.filter(({ sheet }) => sheet.id.channel === 'sms').flatMap(sheet => phonesOf(sheet, elsewhere))
  const delivered = phones.filter(({ reached }) => reached)
  return {
    installed,
    online,
    played,
    playedOfInstalled: share(played, installed),
    playedOfOnline: share(played, online),
    duty: place.duty,
    dutyDelivered: delivered.filter(({ index }) => isDuty(place, index)).length,
    phones: phones.length,
    phonesDelivered: delivered.length,
  }
}

/** Roster pages hold those with a duty first (`people.ts`), so a position says who is one. */
const isDuty = ({ duty }: Pick<ManifestPlace, 'duty'>, index: number): boolean => index < duty

const playedIn = (receipted: ReceiptedSheet) => receiptsOf(receipted).filter(({ state }) => state === 'played')

const phonesOf = (sheet: ReceiptedSheet, elsewhere: Elsewhere): { index: number; reached: boolean }[] =>
  standings(sheet).flatMap((own, slot) => {
    const { page } = sheet.sheet.id
    const covered = unpackMark(sheet.sheet.marks[slot] ?? 0).reason === 'covered'
    const one = covered ? elsewhere(page, slot) : own
    if (one === undefined || one.state === 'outside') return []
    return [{ index: page * slotsPerPage + slot, reached: one.state === 'accepted' && one.delivered }]
  })

/** Between 0 and 1: a loudspeaker that played may have gone offline since. */
const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0)
