import { parseRobotAddress } from '../../shared/domain/rooms/robot-address.ts'
import { type RoomCarrier, type RoomLimits, roomLimits } from '../../shared/domain/rooms/room-carrier.ts'
import { robotName } from '../../shared/domain/rooms/room-post.ts'
import { formatRef } from '../../shared/domain/sheets/sheet-id.ts'
import { isPermit } from '../../shared/domain/wall.ts'
import type { ChatCarrier, Permitted } from '../../shared/ports/carriers.ts'
import type { RoomPosts, RoomTurns } from '../../shared/ports/sheets.ts'
import type { Owed, RoomDelivery } from '../../shared/protocol/room-delivery.ts'
import { postOf, type RoomWords, wordsOf } from './room-words.ts'

export type ChatPorts = RoomWords & {
  carriers: Record<RoomCarrier, ChatCarrier>
  turns: RoomTurns
  posts: RoomPosts
}

/** Rooms through their robots: whose robot it is, what it takes, and what is said in one post. */
export const chatDelivery = (ports: ChatPorts): RoomDelivery => ({
  turns: ports.turns,
  posts: ports.posts,
  robotOf({ address }) {
    const robot = parseRobotAddress(address)
    return robot && { name: robotName(address), carrier: robot.carrier, paces: roomLimits[robot.carrier].paces }
  },
  refusal(owed) {
    const admission = owed.briefing.admit(owed.recipient)
    if (!isPermit(admission)) return admission.refused
    return wordsOf(ports, owed, limitsOf(owed)) ? undefined : 'nothing-to-say'
  },
  compose: owed => postOf(ports, owed, limitsOf(owed[0])),
  async post([first, ...others], content, signal) {
    const robot = first && parseRobotAddress(first.recipient.address)
    if (!robot) return { outcome: 'refused', reason: 'invalid-address' }
    const alert = permitted(first)
    const more = others.map(permitted)
    const permits = more.flatMap(one => one ?? [])
    if (!alert || permits.length < others.length) return { outcome: 'refused', reason: 'exercise-wall' }
    return ports.carriers[robot.carrier].post({ ...alert, also: permits, content }, signal)
  },
})

/** Asked again at the last moment: each Alert of a post needs leave of its own. */
const permitted = ({ message, briefing, recipient }: Owed): Permitted | undefined => {
  const permit = briefing.admit(recipient)
  return isPermit(permit) ? { permit, ref: formatRef(message.sheet, message.seq) } : undefined
}

const limitsOf = (owed: Owed | undefined): RoomLimits =>
  roomLimits[(owed && parseRobotAddress(owed.recipient.address)?.carrier) ?? 'wecom']
