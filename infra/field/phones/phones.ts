import { randomUUID } from 'node:crypto'
import type { Answer } from '../exchange.ts'
import type { Fault, Faults } from '../faults.ts'
import { mask } from '../mask.ts'
import type { Population } from '../population.ts'
import type { Received } from '../received.ts'
import { carrierRate } from './carrier-rate.ts'
import { deliveryLog, type LogEvent, type LogGroup } from './delivery-log.ts'
import type { DuePoster } from './due-poster.ts'
import { fateOf } from './fate.ts'
import { type PublishRequest, parsePublish, published, snsError } from './sns-wire.ts'

type PhonesOptions = {
  population: Population
  received: Received
  faults: Faults
  poster: DuePoster<LogGroup, LogEvent> | undefined
  ratePerSecond: number
}

/**
 * The phone network behind SNS. A message counts as received when the network takes it: a phone that is off leaves it there,
 * and the delivery log, or its silence, is how the sender learns of it.
 */
export const phoneNetwork = ({ population, received, faults, poster, ratePerSecond }: PhonesOptions) => {
  const rate = carrierRate(ratePerSecond)

  const take = ({ phone, text, smsType }: PublishRequest): Answer => {
    const now = Date.now()
    const messageId = randomUUID()
    received.add('sms', { at: now, address: mask(phone), content: text }, phone, text)
    const log = deliveryLog({ messageId, phone, text, smsType, takenAt: now }, fateOf(phone, population), messageId)
    if (log) poster?.schedule(log)
    return published(messageId, messageId)
  }

  return (form: string): Answer => {
    const request = parsePublish(form)
    if ('error' in request) return snsError(request.error, request.message, randomUUID())
    const fault = faults.next('sms')
    if (fault) return misbehave(fault, request.phone, () => take(request))
    if (rate(Date.now()) === 'throttled') return snsError('Throttled', 'Rate exceeded', randomUUID())
    return take(request)
  }
}

const misbehave = ({ kind, takes }: Fault, phone: string, take: () => Answer): Answer => {
  if (takes) take()
  const error = errors[kind]
  // SNS names the number in its errors, so that whoever keeps their words keeps the number.
  if (error) return snsError(error[0], `${error[1]} (${phone})`, randomUUID())
  if (kind === 'gateway') return { status: 502, contentType: 'text/html', body: '<html>Bad Gateway</html>' }
  if (kind === 'garbage') return { status: 200, contentType: 'text/xml', body: '<PublishResponse><Publ' }
  return kind === 'reset' ? 'reset' : 'hang'
}

const errors: Partial<
  Record<Fault['kind'], Parameters<typeof snsError> extends [infer C, infer M, string] ? [C, M] : never>
> = {
  throttle: ['Throttled', 'Rate exceeded'],
  busy: ['ServiceUnavailable', 'Service is temporarily unavailable'],
  fail: ['InternalError', 'The request processing has failed because of an unknown error.'],
  refuse: ['InvalidParameter', 'Invalid parameter: Message Reason: not allowed'],
  'opt-out': ['OptedOut', 'Phone number is opted out'],
  code: ['InvalidParameter', 'Invalid parameter: Message Reason: not allowed'],
  deny: ['AuthorizationError', 'User is not authorized to perform: SNS:Publish'],
}
