import * as z from 'zod'
import type { Kept } from '../kept/kept.ts'
import type { Broker, PublishOptions } from './broker.ts'

const Retained = z.object({
  payload: z.base64(),
  qos: z.literal([0, 1]),
  /** Milliseconds since 1970. */
  expiresAt: z.number().optional(),
})

/** IoT Core keeps what is retained for as long as the account lives; the broker here forgets it, and is told again at the start. */
export const keepRetained = async (broker: Broker, kept: Kept): Promise<Broker> => {
  const remember = (topic: string, payload: Buffer, { qos, expirySeconds }: PublishOptions): void => {
    if (payload.length === 0) {
      kept.forget('retained', topic)
      return
    }
    const expiresAt = expirySeconds === undefined ? undefined : Date.now() + expirySeconds * 1000
    const retained: z.input<typeof Retained> = {
      payload: payload.toString('base64'),
      qos,
      ...(expiresAt && { expiresAt }),
    }
    kept.put('retained', topic, JSON.stringify(retained))
  }
  for (const { name: topic, value } of kept.all('retained')) {
    const { payload, qos, expiresAt } = Retained.parse(JSON.parse(value))
    const expirySeconds = expiresAt && Math.ceil((expiresAt - Date.now()) / 1000)
    if (expirySeconds !== undefined && expirySeconds <= 0) kept.forget('retained', topic)
    else {
      const options = { qos, retain: true, ...(expirySeconds !== undefined && { expirySeconds }) }
      await broker.publish(topic, Buffer.from(payload, 'base64'), options)
    }
  }
  return {
    ...broker,
    publish: async (topic, payload, options) => {
      if (options.retain) remember(topic, payload, options)
      await broker.publish(topic, payload, options)
    },
  }
}
