import * as z from 'zod'
import type { MsgType } from '../../../shared/domain/cap/alert.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Arrived } from './evidence.ts'

const Arrival = z.object({ at: z.number(), recipient: z.string(), said: z.string() })
const channels = ['sms', 'group-chat', 'loudspeaker'] as const satisfies Channel[]
const Arrivals = z.object({
  sms: z.array(Arrival),
  'group-chat': z.array(Arrival),
  loudspeaker: z.array(Arrival),
  texts: z.record(z.string(), z.string()),
})

/** Of the words of a warning only those of a Cancel say that it is over, and those of an Update were marked by us. */
const typeOf = (text: string): MsgType =>
  text.includes('解除') ? 'Cancel' : text.includes('更新') ? 'Update' : 'Alert'

/** Everything that came to anybody, in the order of time. */
export const arrivalsAt = async (field: string): Promise<Arrived[]> => {
  const { texts, ...all } = Arrivals.parse(await (await fetch(`${field}/arrivals`)).json())
  const arrived = channels.flatMap(channel =>
    all[channel].map(one => ({ ...one, channel, msgType: typeOf(texts[one.said] ?? '') })),
  )
  return arrived.sort((one, other) => one.at - other.at)
}

export const forgetArrivals = (field: string): Promise<unknown> => fetch(`${field}/received`, { method: 'DELETE' })
