import { parseRobotAddress } from '../../shared/domain/robot-address.ts'
import { type RoomCarrier, roomLimits } from '../../shared/domain/room-carrier.ts'
import { formatRef } from '../../shared/domain/sheet-id.ts'
import type { EventNames } from '../../shared/domain/text/event-names.ts'
import { roomPost } from '../../shared/domain/text/room-post.ts'
import type { ChatCarrier, HandOverResult } from '../../shared/ports/carriers.ts'
import type { RoomTurns } from '../../shared/ports/sheets.ts'
import type { Delivery, Window } from '../../shared/protocol/delivery.ts'

export type ChatPorts = {
  carriers: Record<RoomCarrier, ChatCarrier>
  turns: RoomTurns
  /** The public page of a warning. */
  linkTo(warning: string): string
  /** IANA zone in which issue times are told. */
  zone: string
  /** What events are called where an Alert does not say it in a room's language. */
  names?: EventNames | undefined
}

/** A room is a sheet of one slot; the same message comes back, so that what follows in this room waits behind it. */
export const chatDelivery = (ports: ChatPorts): Delivery => ({
  carrier: 'wecom',
  windowSize: 1,
  again: 'same-message',
  handOver: window => Promise.all(window.slots.map(({ recipient }) => post(ports, window, recipient))),
})

const post = async (
  { carriers, turns, linkTo, zone, names }: ChatPorts,
  { sheet, briefing, signal }: Window,
  recipient: Window['slots'][number]['recipient'],
): Promise<HandOverResult> => {
  const { issued } = briefing
  const permit = briefing.admit(recipient)
  if ('refused' in permit) return { outcome: 'refused', reason: permit.refused }
  const robot = parseRobotAddress(recipient.address)
  if (!robot) return { outcome: 'refused', reason: 'invalid-address' }
  const limits = roomLimits[robot.carrier]
  const reader = { lang: recipient.lang, covered: briefing.covers(recipient) }
  const content = roomPost(issued, { ...reader, zone, names, link: linkTo(issued.warning) }, limits)
  if (!content) return { outcome: 'refused', reason: 'nothing-to-say' }
  const turn = await turns.take(recipient.id, limits.paces[0]?.posts ?? 1)
  if (!turn.taken) return { outcome: 'retry-later', reason: 'room-is-full', afterSeconds: turn.afterSeconds }
  return carriers[robot.carrier].post({ permit, content, ref: formatRef(sheet, issued.seq) }, signal)
}
