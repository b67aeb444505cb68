import * as z from 'zod'
import { Role, roles } from '../calendar/roles.ts'
import type { Alert, NamedValue } from '../cap/alert.ts'
import { nameKey } from '../cap/value-names.ts'
import { Channel } from '../channel.ts'
import type { Problem } from '../refusal.ts'

/** Whom a notice is for, beside its area, and by which channels. */
export const Addressees = z.object({ roles: z.array(Role).min(1), channels: z.array(Channel).min(1) })
export type Addressees = z.infer<typeof Addressees>

/** The CAP parameters that name them, words with blanks between: no standard has a name for either. */
export const rolesParameter = 'tongluo:roles'
export const channelsParameter = 'tongluo:channels'

/** A recipient of one channel; `roles`: as what a phone counts (`roles-of.ts`), or whom a room is for. */
type Recipient = { channel: Channel; roles: readonly Role[] }
/** Why a notice is not for a recipient; closed. */
export type NotMeant = 'not-by-this-channel' | 'not-for-this-role'

/** A room that is for nobody in particular hears it all, and a loudspeaker speaks to everybody. */
export const addresses = ({ roles, channels }: Addressees, { channel, ...own }: Recipient): 'addressed' | NotMeant => {
  if (!channels.includes(channel)) return 'not-by-this-channel'
  const isForAll = channel === 'loudspeaker' || (channel === 'group-chat' && own.roles.length === 0)
  return isForAll || own.roles.some(role => roles.includes(role)) ? 'addressed' : 'not-for-this-role'
}

/** Why what a notice says of its addressees cannot be followed; closed. */
export type AddresseesReason = 'unknown-role' | 'unknown-channel' | 'nothing-named' | 'addressees-differ'

/** `addressees` absent, and no problem: none are named. */
export type NamedAddressees = { addressees?: Addressees; problems: Problem<AddresseesReason>[] }

/** Every info names the same, or none names any: an Alert has one audience. */
export const addresseesOf = ({ info }: Pick<Alert, 'info'>): NamedAddressees => {
  const named = info.map(({ parameter }, index) => namedIn(parameter, `alert/info[${index + 1}]/parameter`))
  const problems = named.flatMap(one => one.problems)
  if (problems.length > 0) return { problems }
  const [first, ...others] = named
  const differ = others.some(other => JSON.stringify(other) !== JSON.stringify(first))
  return differ ? { problems: [different] } : (first ?? { problems })
}

/** Whether an Alert names addressees at all, well or badly. */
export const namesAddressees = ({ info }: Pick<Alert, 'info'>): boolean =>
  info.some(({ parameter }) => wordsOf(parameter, rolesParameter) ?? wordsOf(parameter, channelsParameter))

const namedIn = (parameter: readonly NamedValue[], at: string): NamedAddressees => {
  const asked = wordsOf(parameter, rolesParameter)
  const channels = wordsOf(parameter, channelsParameter)
  if (!asked && !channels) return { problems: [] }
  const problems = [
    ...unknownIn(asked ?? [], roles, unknownRole(at)),
    ...unknownIn(channels ?? [], Channel.options, unknownChannel(at)),
    ...(asked?.length ? [] : [nothingNamed(rolesParameter, at)]),
    ...(channels?.length === 0 ? [nothingNamed(channelsParameter, at)] : []),
  ]
  if (problems.length > 0) return { problems }
  const addressees = {
    roles: roles.filter(role => asked?.includes(role)),
    channels: Channel.options.filter(channel => channels?.includes(channel) ?? true),
  }
  return { addressees, problems }
}

/** undefined: there is no parameter of this name. */
const wordsOf = (parameter: readonly NamedValue[], name: string): string[] | undefined => {
  const found = parameter.filter(({ valueName }) => nameKey(valueName) === nameKey(name))
  return found.length > 0 ? found.flatMap(({ value }) => value.split(/\s+/).filter(Boolean)) : undefined
}

type Complaint = (word: string) => Problem<AddresseesReason>

const unknownIn = (words: readonly string[], known: readonly string[], complaint: Complaint) =>
  words.filter(word => !known.includes(word)).map(complaint)

const unknownRole =
  (at: string): Complaint =>
  word => ({
    code: 'unknown-role',
    at,
    message: `No role has this name (${word.slice(0, 40)}): ${rolesParameter} takes those of docs/calendar.md.`,
  })

const unknownChannel =
  (at: string): Complaint =>
  word => ({
    code: 'unknown-channel',
    at,
    message: `No channel has this name (${word.slice(0, 40)}): ${channelsParameter} takes ${Channel.options.join(', ')}.`,
  })

const nothingNamed = (parameter: string, at: string): Problem<AddresseesReason> => ({
  code: 'nothing-named',
  at,
  message: `${parameter} names nothing: whom a notice is for is one role at least.`,
})

const different: Problem<AddresseesReason> = {
  code: 'addressees-differ',
  at: 'alert/info',
  message: 'Its infos are not all for the same roles and channels: what is for others is an Alert of its own.',
}
