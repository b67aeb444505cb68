import { chatText } from '../../shared/domain/text/chat.ts'
import { admit } from '../../shared/domain/wall.ts'
import type { ChatCarrier, HandOverResult } from '../../shared/ports/carriers.ts'
import type { RoomTurns } from '../../shared/ports/sheets.ts'
import type { Delivery, Window } from '../../shared/protocol/delivery.ts'

export type ChatPorts = {
  carrier: ChatCarrier
  turns: RoomTurns
  /** The public page of a warning. */
  linkTo(warning: string): string
  /** IANA zone in which issue times are told. */
  zone: string
}

/** WeCom takes 20 a minute from a robot (developer.work.weixin.qq.com, 91770); others may use the same robot. */
const postsPerMinute = 18

/** A room is a sheet of one slot; the same message comes back, so that what follows in this room waits behind it. */
export const chatDelivery = (ports: ChatPorts): Delivery => ({
  carrier: ports.carrier.name,
  windowSize: 1,
  again: 'same-message',
  handOver: window => Promise.all(window.slots.map(({ recipient }) => post(ports, window, recipient))),
})

const post = async (
  { carrier, turns, linkTo, zone }: ChatPorts,
  { briefing: { issued }, signal }: Window,
  recipient: Window['slots'][number]['recipient'],
): Promise<HandOverResult> => {
  const permit = admit(issued.alert.status, recipient)
  if ('refused' in permit) return { outcome: 'refused', reason: permit.refused }
  const content = chatText(issued, { lang: recipient.lang, zone, link: linkTo(issued.warning) })
  if (!content) return { outcome: 'refused', reason: 'nothing-to-say' }
  const turn = await turns.take(recipient.id, postsPerMinute)
  if (!turn.taken) return { outcome: 'retry-later', reason: 'room-is-full', afterSeconds: turn.afterSeconds }
  return carrier.post({ permit, content }, signal)
}
