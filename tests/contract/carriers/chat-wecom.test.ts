import { startField } from '../../../infra/field/field.ts'
import { wecomChatCarrier } from '../../../shared/adapters/carriers/wecom/chat-carrier.ts'
import { chatCarrierContract, revokedRoom, room } from './chat-carrier.ts'
import { arrangeInField } from './field-situations.ts'
import { nobodyListens, populated } from './nobody.ts'

const keyOf = (address: string): string => address.slice('wecom:'.length)
const population = {
  ...populated({ kind: 'room', place: '430182101000', key: keyOf(room) }),
  revokedRobot: keyOf(revokedRoom),
}
const shortMs = 800
const patientMs = 20_000

chatCarrierContract('WeCom', async () => {
  const field = await startField({ population })
  const url = `${field.url}/wecom`
  const carrier = wecomChatCarrier({ url, timeoutMs: patientMs })
  return {
    carrier,
    arrange: situation => {
      if (situation === 'cannot be reached') return wecomChatCarrier({ url: nobodyListens })
      arrangeInField(field.faults, 'group-chat', situation)
      return situation.endsWith('never answers') ? wecomChatCarrier({ url, timeoutMs: shortMs }) : carrier
    },
    silence: () => field.faults.add({ channel: 'group-chat', kind: 'hang', calls: 1, takes: true }),
    arrived: () => field.received.figures()['group-chat'].received,
    close: () => field.close(),
  }
})
