import type { SendMessage } from '../contracts/queue-messages.ts'
import { Fault } from '../ports/fault.ts'
import { brief } from './briefing.ts'
import type { Owed, RoomPorts } from './room-delivery.ts'

/** What a message means for its room; which room it is, its own pinned roster page says. A message in itself bad sinks no other. */
export const askRoom = async (ports: RoomPorts, message: SendMessage): Promise<Owed | { fault: unknown }> => {
  try {
    const briefing = await brief(ports, message)
    const [recipient] = briefing.page.slots
    if (!recipient) throw new Fault('corrupt', false, 'a room without a slot')
    return { message, briefing, recipient }
  } catch (fault) {
    return { fault }
  }
}
