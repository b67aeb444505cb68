import type { SendMessage } from '../contracts/queue-messages.ts'
import { Fault } from '../ports/fault.ts'
import type { TimeBox } from '../ports/queue.ts'
import { askRoom } from './ask-room.ts'
import { comeBack } from './come-back.ts'
import { failed, type Owed, type RoomDelivery, type RoomOutcome, type RoomPorts } from './room-delivery.ts'
import { workRoom } from './work-room.ts'

/** So soon, a message comes back by itself. */
const shortlySeconds = 10

/**
 * A batch of messages for any number of rooms, each room at the same time as the others; which room it is, a message's own pinned
 * roster page says. In the order of the messages, what becomes of each. One that cannot be worked on sinks no other.
 */
export const workRooms = (ports: RoomPorts, delivery: RoomDelivery) => {
  const work = workRoom(ports, delivery)
  return async (messages: readonly SendMessage[], box: TimeBox): Promise<RoomOutcome[]> => {
    const asked = await Promise.all(messages.map(async message => ({ message, one: await askRoom(ports, message) })))
    const owed = asked.flatMap(({ one }) => ('fault' in one ? [] : [one]))
    const fates = new Map<Owed, RoomOutcome>()
    const rooms = Map.groupBy(owed, ({ recipient }) => recipient.address)
    await Promise.all(
      [...rooms.values()].map(async waiting => {
        for (const [one, outcome] of await work(waiting, box)) fates.set(one, outcome)
      }),
    )
    return Promise.all(
      asked.map(({ message, one }) =>
        'fault' in one ? failed(one.fault) : laterAsNew(ports, message, fates.get(one) ?? lost),
      ),
    )
  }
}

/**
 * While a robot's carrier is away, or a room is full, its messages are put off for as long as their Alerts last. Each time by the same
 * message would be a receipt in vain, and ten of those a dead letter.
 */
const laterAsNew = async (
  { queue }: RoomPorts,
  { again: _, ...message }: SendMessage,
  outcome: RoomOutcome,
): Promise<RoomOutcome> => {
  if (outcome.kind !== 'back' || outcome.seconds <= shortlySeconds) return outcome
  return comeBack({ queue }, message, outcome.seconds).catch(failed)
}

const lost = failed(new Fault('unclassified', true, 'a message was not looked at'))
