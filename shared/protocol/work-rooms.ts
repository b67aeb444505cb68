import type { SendMessage } from '../contracts/queue-messages.ts'
import { Fault } from '../ports/fault.ts'
import type { TimeBox } from '../ports/queue.ts'
import { askRoom } from './ask-room.ts'
import { failed, type Owed, type RoomDelivery, type RoomOutcome, type RoomPorts } from './room-delivery.ts'
import { workRoom } from './work-room.ts'

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
        for (const [one, outcome] of await work(waiting, box)) fates.set(one, outcome)
      }),
    )
    return asked.map(one => ('fault' in one ? failed(one.fault) : (fates.get(one) ?? lost)))
  }
}

const lost = failed(new Fault('unclassified', true, 'a message was not looked at'))
