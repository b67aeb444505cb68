import { fallsSilent } from '../../../shared/adapters/memory/carrier-behaviour.ts'
import { MemoryLoudspeakerCarrier } from '../../../shared/adapters/memory/loudspeaker-carrier.ts'
import { loudspeakerCarrierContract, village } from './loudspeaker-carrier.ts'
import { memoryBehaviour } from './memory-situations.ts'

loudspeakerCarrierContract('the carrier in memory', async () => {
  const carrier = new MemoryLoudspeakerCarrier()
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
    retained: async () => carrier.retainedNow(village),
    close: async () => undefined,
  }
})
