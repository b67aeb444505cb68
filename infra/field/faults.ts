import * as z from 'zod'
import { channels } from './received.ts'

/**
 * Misbehaviour for tests: the next `calls` calls of a channel go wrong this way.
 * throttle, busy, fail, refuse, opt-out, deny, gateway: an answer · code: this `code` of the carrier · number: the same of one number
 * (`address`; without one, of each) · hang, reset: no answer · silence: a terminal that plays and
 * never reports. `takes`: whether the message is taken all the same, which nobody but the field knows.
 */
export const Fault = z.object({
  channel: z.enum(channels),
  kind: z.enum([
    'throttle',
    'busy',
    'fail',
    'refuse',
    'opt-out',
    'deny',
    'gateway',
    'garbage',
    'hang',
    'reset',
    'silence',
    'code',
    'number',
  ]),
  calls: z.number().int().positive().default(1),
  takes: z.boolean().default(false),
  code: z.string().optional(),
  address: z.string().optional(),
})
export type Fault = z.infer<typeof Fault>

export class Faults {
  #pending: Fault[] = []

  add(fault: Fault): void {
    this.#pending.push({ ...fault })
  }

  clear(): void {
    this.#pending = []
  }

  /** The fault for this very call, if one is due. */
  next(channel: Fault['channel']): Fault | undefined {
    const index = this.#pending.findIndex(fault => fault.channel === channel)
    const fault = this.#pending[index]
    if (!fault) return undefined
    if (fault.calls <= 1) this.#pending.splice(index, 1)
    else this.#pending[index] = { ...fault, calls: fault.calls - 1 }
    return fault
  }
}
