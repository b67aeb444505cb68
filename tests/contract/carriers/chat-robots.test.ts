import { startField } from '../../../infra/field/field.ts'
import { parseRobotAddress } from '../../../shared/domain/rooms/robot-address.ts'
import { RoomCarrier } from '../../../shared/domain/rooms/room-carrier.ts'
import { chatCarrierContract, roomsOf } from './chat-carrier.ts'
import { arrangeInField } from './field-situations.ts'
import { nobodyListens, populated } from './nobody.ts'
import { chatCarriers } from './robots.ts'

const shortMs = 800
const patientMs = 20_000

/** Everybody of them plays by the same rules, each over its own protocol. */
for (const name of RoomCarrier.options) {
  const rooms = roomsOf(name)
  const inhabitants = Object.values(rooms).flatMap(address => {
    const robot = parseRobotAddress(address)
    return robot ? [{ kind: 'room' as const, place: '430182101000', ...robot }] : []
  })
  const population = { ...populated(...inhabitants), revokedRobot: 'contract-revoked' }
  const carrierAt = chatCarriers[name]

  chatCarrierContract(
    name,
    rooms,
    async () => {
      const field = await startField({ population })
      const url = `${field.url}/${name}`
      const carrier = carrierAt({ url, timeoutMs: patientMs })
      return {
        carrier,
        arrange: situation => {
          if (situation === 'cannot be reached') return carrierAt({ url: nobodyListens })
          arrangeInField(field.faults, 'group-chat', situation)
          return situation.endsWith('never answers') ? carrierAt({ url, timeoutMs: shortMs }) : carrier
        },
        silence: () => field.faults.add({ channel: 'group-chat', kind: 'hang', calls: 1, takes: true }),
        arrived: () => field.received.figures()['group-chat'].received,
        close: () => field.close(),
      }
    },
    // Feishu has no word for it but that it is asked too often.
    name === 'feishu' ? 'is busy' : undefined,
  )
}
