import { type Behave, fallsSilent, refuses, takes } from '../../../shared/adapters/memory/carrier-behaviour.ts'
import { MemoryChatCarrier } from '../../../shared/adapters/memory/chat-carrier.ts'
import type { ChatPost } from '../../../shared/ports/carriers.ts'
import { chatCarrierContract, roomsOf } from './chat-carrier.ts'
import { memoryBehaviour } from './memory-situations.ts'

const rooms = roomsOf('wecom')
const robots: Behave<ChatPost> = ({ permit }) => (permit.address === rooms.revoked ? refuses('robot-revoked') : takes)

chatCarrierContract('the carrier in memory', rooms, async () => {
  const carrier = new MemoryChatCarrier()
  carrier.behave = robots
  return {
    carrier,
    arrange: situation => {
      carrier.behave = () => memoryBehaviour[situation]
      return carrier
    },
    silence: () => {
      carrier.behave = () => fallsSilent(true)
    },
    arrived: () => carrier.taken.length,
    close: async () => undefined,
  }
})
