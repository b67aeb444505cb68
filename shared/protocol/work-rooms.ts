import type { SendMessage } from '../contracts/queue-messages.ts'
import { Fault } from '../ports/fault.ts'
import type { MessageOutcome, TimeBox } from '../ports/queue.ts'
import { askRoom } from './ask-room.ts'
import type { Owed, RoomDelivery, RoomPorts } from './room-delivery.ts'
import { workRoom } from './work-room.ts'

/** `failed`: it stays on the queue, and its redrive policy ends it. */
export type RoomOutcome = MessageOutcome | { kind: 'failed'; fault: unknown }

/**
 * A batch of messages for any number of rooms, each room at the same time as the others; which room it is, a message's own pinned
 * roster page says. In the order of the messages, what becomes of each. One that cannot be worked on sinks no other.
 */
export const workRooms = (ports: RoomPorts, delivery: RoomDelivery) => {
  const work = workRoom(ports, delivery)
  return async (messages: readonly SendMessage[], box: TimeBox): Promise<RoomOutcome[]> => {
    const asked = await Promise.all(messages.map(message => askRoom(ports, message)))
    const owed = asked.flatMap(one => ('fault' in one ? [] : [one]))
    const fates = new Map<Owed, RoomOutcome>()
    const rooms = Map.groupBy(owed, ({ recipient }) => recipient.address)
    await Promise.all(
      [...rooms.values()].map(async waiting => {
        try {
          for (const [one, outcome] of await work(waiting, box)) fates.set(one, outcome)
        } catch (fault) {
          for (const one of waiting) fates.set(one, { kind: 'failed', fault })
        }
      }),
    )
    return asked.map(one => ('fault' in one ? { kind: 'failed', fault: one.fault } : (fates.get(one) ?? lost)))
  }
}

const lost: RoomOutcome = { kind: 'failed', fault: new Fault('unclassified', true, 'a message was not looked at') }
