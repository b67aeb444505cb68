import { type Behave, fallsSilent, refuses, takes } from '../../../shared/adapters/memory/carrier-behaviour.ts'
import { MemorySmsCarrier } from '../../../shared/adapters/memory/sms-carrier.ts'
import type { SmsMessage } from '../../../shared/ports/carriers.ts'
import { memoryBehaviour } from './memory-situations.ts'
import { smsCarrierContract } from './sms-carrier.ts'

const invalidNumber = '15400000000'
const network: Behave<SmsMessage> = ({ permit }) =>
  permit.address === invalidNumber ? refuses('invalid-address') : takes

smsCarrierContract('the carrier in memory', async () => {
  const carrier = new MemorySmsCarrier()
  carrier.behave = network
  return {
    carrier,
    invalidNumber,
    arrange: situation => {
      carrier.behave = () => memoryBehaviour[situation]
      return carrier
    },
    silenceEverybody: () => {
      carrier.behave = () => fallsSilent(true)
    },
    arrived: () => carrier.taken.length,
    distinct: () => new Set(carrier.taken.map(({ address }) => address)).size,
    close: async () => undefined,
  }
})
