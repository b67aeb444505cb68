import { type Channel, Channel as Channels } from '../../../shared/domain/channel.ts'
import type { Delivery } from './deliveries.ts'

/** What was received on one channel: people, rooms or loudspeakers, message by message; for SMS the parts that are billed. */
export type Sum = { received: number; planned: number; parts: number }
export type Sums = Record<Channel, Sum>

export const sumsOf = (deliveries: readonly Delivery[]): Sums => {
  const sums = Object.fromEntries(
    Channels.options.map(channel => [channel, { received: 0, planned: 0, parts: 0 }]),
  ) as Sums
  for (const { channel, figures, parts } of deliveries) {
    const sum = sums[channel]
    sum.received += figures.accepted
    sum.planned += figures.planned
    sum.parts += parts
  }
  return sums
}
