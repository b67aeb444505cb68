import { RoomCarrier } from './room-carrier.ts'

/** A robot as a roster slot names it. `key` is its token, `secret` what its posts are signed with: whoever has both can post. */
export type RobotAddress = { carrier: RoomCarrier; key: string; secret?: string }

/** `<carrier>:<key>` or `<carrier>:<key>:<secret>`; neither part holds a colon (`Room`). */
export const formatRobotAddress = ({ carrier, key, secret }: RobotAddress): string =>
  secret === undefined ? `${carrier}:${key}` : `${carrier}:${key}:${secret}`

/** undefined: no address of a robot. */
export const parseRobotAddress = (address: string): RobotAddress | undefined => {
  const [name, key, secret, ...rest] = address.split(':')
  const carrier = RoomCarrier.safeParse(name)
  if (!carrier.success || !key || secret === '' || rest.length > 0) return undefined
  return { carrier: carrier.data, key, ...(secret !== undefined && { secret }) }
}
