import { meantBy } from '../audience/meant.ts'
import type { Channel } from '../channel.ts'
import type { Manifest } from '../directory/roster.ts'
import { addressing, type Policy } from '../policy.ts'
import type { Audience, IssuedAlert } from '../series/warning.ts'
import { bucketOf } from './bucket.ts'
import type { SheetId } from './sheet-id.ts'
import { sheetsOf } from './sheet-plan.ts'

/** What takes seconds goes before what takes minutes. */
export const sendingOrder = ['loudspeaker', 'group-chat', 'sms'] as const satisfies Channel[]

/**
 * The sheets of one Alert in one county, in the order in which they are sent. Pure, so that planning, watching and showing name
 * the same sheets. An Update or Cancel names every channel, whatever its own colour, and everybody, whomever it is for: a predecessor
 * may have reached them.
 */
export const plannedSheets = (
  policy: Policy,
  issued: Pick<IssuedAlert, 'alert' | 'colour' | 'hazard' | 'issuedAt' | 'addressees'>,
  audience: Audience,
  manifest: Manifest,
): SheetId[] => {
  const follows = issued.alert.msgType !== 'Alert'
  const channels = sendingOrder.filter(channel => follows || isAddressed(policy, issued, channel))
  const meant = meantBy(issued.alert, follows ? undefined : issued.addressees)
  const places = Object.keys(audience.joined)
  return Array.from(sheetsOf(manifest, places, channels, meant), ({ place, channel, page }) => ({
    warning: audience.warning,
    county: audience.county,
    bucket: bucketOf(place, audience.buckets),
    place,
    channel,
    page,
  }))
}

const isAddressed = (
  policy: Policy,
  { colour, hazard, issuedAt: at }: Pick<IssuedAlert, 'colour' | 'hazard' | 'issuedAt'>,
  channel: Channel,
): boolean =>
  [true, false].some(duty => addressing({ policy, colour, ...hazard, channel, duty, at }).kind !== 'not-addressed')
