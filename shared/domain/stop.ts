import * as z from 'zod'
import { Carrier, Channel } from './channel.ts'

/** The STOP switch: read at each claim and at each window; what it stops is marked `suppressed: stopped`. */
export const StopScope = z.union([
  z.object({ all: z.literal(true) }),
  z.object({ warning: z.string() }),
  z.object({ channel: Channel }),
  z.object({ carrier: Carrier }),
])
export type StopScope = z.infer<typeof StopScope>

export const Stop = z.object({ scope: StopScope, by: z.string(), at: z.number() })
export type Stop = z.infer<typeof Stop>

/** The stop that holds this hand-over back, if any. */
export const stopFor = (
  stops: Stop[],
  handOver: { warning: string; channel: Channel; carrier: Carrier },
): Stop | undefined =>
  stops.find(({ scope }) => {
    if ('all' in scope) return true
    if ('warning' in scope) return scope.warning === handOver.warning
    if ('channel' in scope) return scope.channel === handOver.channel
    return scope.carrier === handOver.carrier
  })
