import type { SendMessage } from '../contracts/queue-messages.ts'
import { canonicalPlace } from '../domain/canonical-place.ts'
import type { Exemption } from '../domain/fresh-sheet.ts'
import { countyOf, type PlaceCode } from '../domain/place.ts'
import { type Addressing, addressing, type Policy } from '../domain/policy.ts'
import type { RosterPage, Slot } from '../domain/roster.ts'
import type { Audience, IssuedAlert } from '../domain/warning.ts'
import type { Directory } from '../ports/directory.ts'
import { Fault } from '../ports/fault.ts'
import type { Warnings } from '../ports/warnings.ts'

/** Everything immutable that a sheet's worker needs: what to say, to whom, and who is owed it. */
export type Briefing = {
  issued: IssuedAlert
  audience: Audience
  page: RosterPage
  /** Per slot of the page. */
  exemptions: Exemption[]
  /** Whether a recipient is addressed now, later or not at all; `at` in ms. */
  addressingAt(slot: Slot, at: number): Addressing
}

export type BriefingPorts = {
  warnings: Pick<Warnings, 'alert' | 'audience'>
  directory: Pick<Directory, 'page'>
  policy: Policy
}

/** Throws `Fault('corrupt')` when the message names what was never stored: its dead letter will be marked. */
export const brief = async (ports: BriefingPorts, { seq, sheet }: SendMessage): Promise<Briefing> => {
  const [issued, audience] = await Promise.all([
    ports.warnings.alert(sheet.warning, seq),
    ports.warnings.audience(sheet.warning, seq, sheet.county),
  ])
  if (!issued || !audience) throw new Fault('corrupt', false, `no alert or no audience of seq ${seq}`)
  const page = await ports.directory.page(sheet.place, audience.dirRev, sheet.channel, sheet.page)
  const { colour, hazard } = issued
  const addressingAt = byClass((duty, at) =>
    addressing({ policy: ports.policy, colour, ...hazard, channel: sheet.channel, duty, at }),
  )
  const joinedAt = await joinedIn(ports, audience, page)
  const inArea = audience.places.includes(page.place)
  const exemptions = page.slots.map((slot): Exemption => {
    if (canonicalPlace(page.place, slot.also, joinedAt) !== page.place) return 'covered'
    return inArea && addressingAt(slot, issued.issuedAt).kind !== 'not-addressed' ? undefined : 'not-addressed'
  })
  return { issued, audience, page, exemptions, addressingAt }
}

/** A page asks the same two questions for hundreds of slots: those with a duty, and everyone, at one time. */
const byClass = (ask: (duty: boolean, at: number) => Addressing): Briefing['addressingAt'] => {
  let asked: { at: number; answers: Map<boolean, Addressing> } | undefined
  return ({ duty }, at) => {
    if (asked?.at !== at) asked = { at, answers: new Map() }
    const answer = asked.answers.get(duty) ?? ask(duty, at)
    asked.answers.set(duty, answer)
    return answer
  }
}

/** When each place joined the series, those of other counties among them: a person may live in two. */
const joinedIn = async ({ warnings }: BriefingPorts, audience: Audience, page: RosterPage) => {
  const elsewhere = new Set(page.slots.flatMap(({ also }) => also.map(countyOf)))
  elsewhere.delete(audience.county)
  const others = await Promise.all(
    [...elsewhere].map(county => warnings.audience(audience.warning, audience.seq, county)),
  )
  const joined = new Map([audience, ...others].flatMap(one => Object.entries(one?.joined ?? {})))
  return (place: PlaceCode): number | undefined => joined.get(place)
}
