import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'
import { forward } from '../../../infra/local/door/forward.ts'
import { tokenBucket } from '../sink/token-bucket.ts'
import type { Given, Send } from './rival.ts'

/** One part of 70 UCS-2 units, as the demo's own. */
const text = '【应急广播】宁乡市气象台发布暴雨红色预警：山边、水边、低洼处的群众立即转移到安全地带，不要涉水过河。'
const rest = new URLSearchParams({
  Message: text,
  Action: 'Publish',
  Version: '2010-03-31',
  'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
  'MessageAttributes.entry.1.Value.DataType': 'String',
  'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
}).toString()
const headers = { 'content-type': 'application/x-www-form-urlencoded' }
/** As our own clients wait. */
const timeoutMs = 5_000
const tries = 10

export type Sender = { send: Send; close(): Promise<void> }

/** The same Publish that Tongluo makes, but unsigned, through undici's `dispatch`: the cheapest client that there is here. */
export const sender = ({ sink, inFlight, perSecond }: Pick<Given, 'sink' | 'inFlight' | 'perSecond'>): Sender => {
  const pool = new Pool(sink, { connections: inFlight, headersTimeout: timeoutMs, bodyTimeout: timeoutMs })
  const turn = perSecond === undefined ? async () => {} : turns(perSecond)
  const once = async (phone: string): Promise<string | 'again'> => {
    const body = Buffer.from(`PhoneNumber=${encodeURIComponent(phone)}&${rest}`)
    const { status, body: said } = await forward(pool, { path: '/sns', headers, body }, [])
    return status === 200 ? (/<MessageId>([^<]+)/.exec(String(said))?.[1] ?? 'again') : 'again'
  }
  const send: Send = async phone => {
    for (let tried = 0; tried < tries; tried += 1) {
      await turn()
      // A connection that was lost, or no answer in time: whoever sends a warning tries again.
      const id = await once(phone).catch(() => 'again')
      if (id !== 'again') return id
      await pause(20 * 2 ** tried)
    }
    return undefined
  }
  return { send, close: () => pool.destroy() }
}

/** Whoever has to wait looks again after some milliseconds. */
const turns = (perSecond: number): (() => Promise<void>) => {
  // No more than a tenth of a second at once: what was saved up in quiet must not be spent against somebody else's quota.
  const bucket = tokenBucket(perSecond, perSecond / 10)
  return async () => {
    while (!bucket.take(performance.now())) await pause(2)
  }
}
