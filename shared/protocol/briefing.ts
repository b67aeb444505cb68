import type { SendMessage } from '../contracts/queue-messages.ts'
import { isExercise } from '../domain/audience/exercise-list.ts'
import type { RosterPage, Slot } from '../domain/directory/roster.ts'
import { countyOf } from '../domain/place.ts'
import { type Addressing, followUp, type Policy } from '../domain/policy.ts'
import { type SeriesPlaces, seriesPlaces } from '../domain/series/series-places.ts'
import { isTranslatedFor } from '../domain/series/translation.ts'
import type { Audience, IssuedAlert } from '../domain/series/warning.ts'
import { type Exemption, exemptionOf } from '../domain/sheets/exemption.ts'
import type { Untranslated } from '../domain/sheets/fresh-sheet.ts'
import { slotAddressing } from '../domain/sheets/slot-addressing.ts'
import { type Admission, admit } from '../domain/wall.ts'
import { Fault } from '../ports/fault.ts'
import type { Warnings } from '../ports/warnings.ts'
import { alertWithAudience } from './alert-with-audience.ts'
import { type CurrentDirectory, readListedNow } from './listed-now.ts'

/** Everything immutable that a sheet's worker needs: what to say, to whom, and who is owed it. */
export type Briefing = {
  issued: IssuedAlert
  audience: Audience
  page: RosterPage
  /** Per slot of the page. */
  exemptions: Exemption[]
  /** Where the Alert only translates an earlier one. */
  untranslated: Untranslated | undefined
  /** The wall's leave to hand this Alert to one recipient of the page, or its refusal. */
  admit(slot: Slot): Admission
  /** Whether the Alert itself addresses a recipient now, later or not at all; `at` in ms. */
  addressingAt(slot: Slot, at: number): Addressing
  /** When somebody who is owed it is told: whoever a predecessor reached, too, whatever the table says of their class. */
  turnAt(slot: Slot, at: number): Exclude<Addressing, { kind: 'not-addressed' }>
  /** False: the Update no longer covers any of their places, and they are told so. */
  covers(slot: Slot): boolean
}

export type BriefingPorts = {
  warnings: Pick<Warnings, 'alert' | 'audience'>
  directory: CurrentDirectory
  policy: Policy
}

/** Throws `Fault('corrupt')` when the message names what was never stored: its dead letter will be marked. */
export const brief = async (ports: BriefingPorts, message: SendMessage): Promise<Briefing> => {
  const { seq, sheet, audience: known } = message
  const pageOf = (dirRev: number) => ports.directory.page(sheet.place, dirRev, sheet.channel, sheet.page)
  const [found, named] = await Promise.all([
    alertWithAudience(ports.warnings, { warning: sheet.warning, seq, county: sheet.county }, known?.edition),
    known && pageOf(known.dirRev),
  ])
  if (!found) throw new Fault('corrupt', false, `no alert or no audience of seq ${seq}`)
  const { issued, audience } = found
  const page = named && known?.dirRev === audience.dirRev ? named : await pageOf(audience.dirRev)
  const { worst } = issued
  const { status, msgType } = issued.alert
  const { policy } = ports
  const addressingAt = slotAddressing(policy, issued, page)
  const series = await placesOf(ports, audience, page)
  const isKnownThere = await knownThere(ports, audience, page)
  const exercise = isExercise(status)
  const listedNow = exercise ? await readListedNow(ports.directory, sheet) : undefined
  const exemptions = page.slots.map(
    (slot): Exemption =>
      exemptionOf({
        place: page.place,
        also: slot.also,
        series: isKnownThere(slot) ? series : { ...series, heardElsewhere: () => false },
        addressed: addressingAt(slot, issued.issuedAt).kind !== 'not-addressed',
        admitted: !exercise || slot.exercise,
      }),
  )
  return {
    issued,
    audience,
    page,
    exemptions,
    untranslated: untranslatedFor(issued, page),
    admit: slot => admit({ status, sheet, seq, slot, listedNow }),
    addressingAt,
    turnAt(slot, at) {
      const addressed = addressingAt(slot, at)
      const follows = msgType === 'Cancel' || addressed.kind === 'not-addressed'
      return follows ? followUp(policy, { channel: sheet.channel, worst, at }) : addressed
    },
    covers: ({ also }) =>
      msgType !== 'Update' ||
      [page.place, ...also].some(place => series.addresses(place) || series.heardElsewhere(place)),
  }
}

/** A page has few languages, and every slot one of them. */
const untranslatedFor = ({ alert, translates }: IssuedAlert, { slots }: RosterPage): Untranslated | undefined => {
  if (!translates) return undefined
  const { seq, languages } = translates
  const readers = new Map<string, boolean>()
  for (const { lang } of slots) if (!readers.has(lang)) readers.set(lang, isTranslatedFor(alert, languages, lang))
  return { seq, slots: slots.map(({ lang }) => !readers.get(lang)) }
}

/**
 * Whom the other series of the same Alert has in its pages, too: it may have pinned another revision of the directory, which lacks
 * whoever came between. A board is read by every loudspeaker of its village.
 */
const knownThere = async (
  { directory }: BriefingPorts,
  { county, elsewhere = [], elsewhereRev: rev }: Audience,
  { place, channel, slots }: RosterPage,
): Promise<(slot: Slot) => boolean> => {
  if (rev === undefined) return () => true
  const asked = new Set([place, ...slots.flatMap(({ also }) => also)].filter(one => elsewhere.includes(one)))
  const { places } = await directory.manifest(county, rev)
  const pages = places
    .filter(({ code }) => asked.has(code))
    .flatMap(({ code, sizes }) => Array.from(sizes[channel] ?? [], (_, page) => ({ code, page })))
  if (channel === 'loudspeaker') return () => pages.length > 0
  const read = await Promise.all(pages.map(({ code, page }) => directory.page(code, rev, channel, page)))
  const known = new Set(read.flatMap(page => page.slots.map(({ address }) => address)))
  return ({ address }) => known.has(address)
}

/** What the Alert is to each place of the page's people, those of other counties among them: a person may live in two. */
const placesOf = async ({ warnings }: BriefingPorts, audience: Audience, page: RosterPage): Promise<SeriesPlaces> => {
  const elsewhere = new Set(page.slots.flatMap(({ also }) => also.map(countyOf)))
  elsewhere.delete(audience.county)
  const others = await Promise.all(
    [...elsewhere].map(county => warnings.audience(audience.warning, audience.seq, county)),
  )
  return seriesPlaces([audience, ...others.flatMap(one => one ?? [])])
}
