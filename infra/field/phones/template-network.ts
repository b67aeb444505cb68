import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from '../exchange.ts'
import type { Fault, Faults } from '../faults.ts'
import { mask } from '../mask.ts'
import type { Received } from '../received.ts'
import { carrierRate } from './carrier-rate.ts'
import type { Console, Mismatch, TemplateCarrier } from './console.ts'

export type Asked = { url: URL; headers: IncomingHttpHeaders; body: string; now: number }
export type Taken = { phone: string; text: string; serial: string; ref: string }

type Phones = {
  write(message: {
    template: string
    signature: string
    variables: Record<string, string>
  }): { text: string } | { mismatch: Mismatch }
  take(message: Taken): void
  /** What is wrong with one number on purpose: a code of the carrier. */
  faultOf(phone: string): string | undefined
}

/** One carrier of templates, by its own protocol. */
export type TemplateWire = {
  carrier: TemplateCarrier
  answer(asked: Asked, phones: Phones): Answer
  /** The whole call refused by a code of the carrier. */
  refuse(code: string): Answer
  /** The code of each fault of a whole call. */
  faults: Partial<Record<Fault['kind'], string>>
  tooFast: string
  optedOut: string
}

/** A number of the mainland, as it is written by whoever calls, in E.164. */
export const mainland = (phone: string): string | undefined => {
  const [, digits] = /^(?:\+86|86|0086)?(1\d{10})$/.exec(phone) ?? []
  return digits === undefined ? undefined : `+86${digits}`
}

type NetworkOptions = {
  received: Received
  faults: Faults
  console: Console
  /** Calls the carrier takes in one second; 0: no limit. */
  callsPerSecond: number
  /** Told of each SMS that was taken, to report on it later. */
  onTaken(carrier: TemplateCarrier, taken: Taken, at: number): void
}

/** The phone network behind a carrier of templates: a message counts as received when the network takes it. */
export const templateNetwork = (wire: TemplateWire, options: NetworkOptions) => {
  const { received, faults, console, callsPerSecond, onTaken } = options
  const rate = carrierRate(callsPerSecond)

  const answer = (asked: Asked, faultOf: Phones['faultOf'] = () => undefined): Answer =>
    wire.answer(asked, {
      faultOf,
      write: message => console.write({ carrier: wire.carrier, ...message }),
      take: taken => {
        const { phone, text } = taken
        received.add('sms', { at: asked.now, address: mask(phone), content: text }, phone, text)
        onTaken(wire.carrier, taken, asked.now)
      },
    })

  const misbehave = ({ kind, takes, code = wire.optedOut, address }: Fault, asked: Asked): Answer => {
    if (kind === 'opt-out' || kind === 'number')
      return answer(asked, phone => (address === undefined || address === phone ? code : undefined))
    if (takes) answer(asked)
    const word = kind === 'code' ? code : wire.faults[kind]
    if (word !== undefined) return wire.refuse(word)
    if (kind === 'gateway') return { status: 502, contentType: 'text/html', body: '<html>Bad Gateway</html>' }
    if (kind === 'garbage') return { status: 200, contentType: 'application/json', body: '{"Respon' }
    return kind === 'reset' ? 'reset' : 'hang'
  }

  return (asked: Asked): Answer => {
    const fault = faults.next('sms')
    if (fault) return misbehave(fault, asked)
    return rate(asked.now) === 'throttled' ? wire.refuse(wire.tooFast) : answer(asked)
  }
}
