import * as z from 'zod'
import { Carrier, Channel } from '../channel.ts'

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

/** Every stop and every lift stays on record: who held warnings back, and for how long. */
export const StopAction = Stop.extend({ action: z.enum(['put', 'lift']) })
export type StopAction = z.infer<typeof StopAction>

/** One name per scope, so that a stop put twice is one stop. */
export const scopeName = (scope: StopScope): string => {
  if ('all' in scope) return 'all'
  if ('warning' in scope) return `warning#${scope.warning}`
  return 'channel' in scope ? `channel#${scope.channel}` : `carrier#${scope.carrier}`
}

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
