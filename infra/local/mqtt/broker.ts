import { fileURLToPath } from 'node:url'
import { connectAsync } from 'mqtt'
import { CannotStart } from '../cannot-start.ts'
import type { Leash } from '../leash.ts'
import { covers } from './covers.ts'
import { withExpiry } from './retained-expiry.ts'

/** `expirySeconds`: how long the message is worth something; what is retained vanishes then. */
export type PublishOptions = { qos: 0 | 1; retain: boolean; expirySeconds?: number }

export type Broker = {
  /** `mqtt://127.0.0.1:<port>`. */
  url: string
  /** Resolves when the broker has it; an empty payload, retained, clears what was retained. */
  publish(topic: string, payload: Buffer, options: PublishOptions): Promise<void>
  /** Every message to a topic that the filter covers, wills included; not what was retained before. */
  follow(filter: string, listener: (topic: string, payload: Buffer) => void): Promise<void>
  close(): Promise<void>
}

const firstLine = (leash: Leash): Promise<{ port: number; end: () => void }> =>
  new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL('broker-process.ts', import.meta.url))
    const child = leash.spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.once('exit', () => reject(new CannotStart('The MQTT broker did not start.')))
    child.stdout?.once('data', (line: Buffer) => {
      child.removeAllListeners('exit')
      resolve({ port: Number(line.toString('utf8')), end: () => child.kill('SIGKILL') })
    })
  })

/** IoT Core's broker, played by aedes in a process of its own. The runtime is one of its clients. */
export const startBroker = async (leash: Leash): Promise<Broker> => {
  const { port, end } = await firstLine(leash)
  const url = `mqtt://127.0.0.1:${port}`
  const client = await connectAsync(url, { protocolVersion: 4, clientId: 'runtime', reconnectPeriod: 0 })
  const followers: { filter: string; listener: (topic: string, payload: Buffer) => void }[] = []
  client.on('message', (topic, payload, { retain }) => {
    if (retain) return
    for (const { filter, listener } of followers) if (covers(filter, topic)) listener(topic, payload)
  })
  return {
    url,
    publish: async (topic, payload, { qos, retain, expirySeconds }) => {
      const to = expirySeconds === undefined ? topic : withExpiry(topic, expirySeconds)
      await client.publishAsync(to, payload, { qos, retain })
    },
    follow: async (filter, listener) => {
      followers.push({ filter, listener })
      await client.subscribeAsync(filter, { qos: 1 })
    },
    close: async () => {
      await client.endAsync(true)
      end()
    },
  }
}
