import { chatDelivery } from '../../../functions/send-group-chat/hand-over-chat.ts'
import { loudspeakerDelivery } from '../../../functions/send-loudspeaker/hand-over-loudspeaker.ts'
import { smsDelivery } from '../../../functions/send-sms/hand-over-sms.ts'
import { memoryRoomPosts } from '../../../shared/adapters/memory/room-posts.ts'
import { memoryRoomTurns } from '../../../shared/adapters/memory/room-turns.ts'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { ChatCarrier, LoudspeakerCarrier, SmsCarrier } from '../../../shared/ports/carriers.ts'
import type { Clock } from '../../../shared/ports/clock.ts'
import type { MessageOutcome, TimeBox } from '../../../shared/ports/queue.ts'
import type { Boards, Receipts } from '../../../shared/ports/sheets.ts'
import type { SheetPorts } from '../../../shared/protocol/delivery.ts'
import { workRooms } from '../../../shared/protocol/work-rooms.ts'
import { workSheet } from '../../../shared/protocol/work-sheet.ts'

type Ports = SheetPorts & { policy: Policy; clock: Clock }
type Outside = {
  carriers: { sms: SmsCarrier; chat: ChatCarrier; speakers: LoudspeakerCarrier }
  receipts: Pick<Receipts, 'putRefs'>
  boards: Boards
  signature: string
  linkTo(warning: string): string
}

/** The three hand-overs of one sheet protocol, each at its carrier in memory. */
export const handOvers = (
  ports: Ports,
  { carriers, receipts, boards, signature, linkTo }: Outside,
): Record<Channel, (message: SendMessage, box: TimeBox) => Promise<MessageOutcome>> => {
  const { policy, clock, log } = ports
  const { zone, day } = policy
  const { sms: carrier, chat, speakers } = carriers
  const rooms = chatDelivery({
    carriers: { wecom: chat, dingtalk: chat, feishu: chat },
    turns: memoryRoomTurns(clock),
    posts: memoryRoomPosts(),
    linkTo,
    zone,
  })
  return {
    sms: workSheet(ports, smsDelivery({ carrier, receipts, signature, linkTo, zone, log })),
    'group-chat': oneByOne(workRooms(ports, rooms)),
    loudspeaker: workSheet(ports, loudspeakerDelivery({ carrier: speakers, boards, zone, day, clock })),
  }
}

/** A queue that gives one message at a time: here no room is crowded. */
const oneByOne =
  (work: ReturnType<typeof workRooms>) =>
  async (message: SendMessage, box: TimeBox): Promise<MessageOutcome> => {
    const [outcome] = await work([message], box)
    if (outcome && outcome.kind !== 'failed') return outcome
    throw outcome?.fault
  }
