import { readFileSync } from 'node:fs'
import { connect, type MqttClient } from 'mqtt'
import type { Terminal } from '../population.ts'
import { type SpeakerWorld, speaker, topicsOf } from './speaker.ts'

/** More at once only makes the broker's queue of half-open connections longer. */
const connectingAtOnce = 200
/** Files and sockets a process has open beside its terminals. */
const otherFiles = 200

export type Fleet = { connected: () => number; close: () => Promise<void> }

/** One connection per terminal, as in the villages; resolves when each has subscribed, or was refused once. */
export const connectFleet = async (terminals: Terminal[], url: string, world: SpeakerWorld): Promise<Fleet> => {
  requireOpenFiles(terminals.length)
  const running: { client: MqttClient; switchOff: () => void }[] = []
  const queue = terminals.values()
  const worker = async (): Promise<void> => {
    for (const terminal of queue) {
      const client = connectTerminal(terminal, url)
      running.push({ client, ...speaker(terminal, client, world) })
      await firstAttempt(client)
    }
  }
  await Promise.all(Array.from({ length: connectingAtOnce }, worker))
  return {
    connected: () => running.filter(({ client }) => client.connected).length,
    close: async () => {
      for (const { switchOff } of running) switchOff()
      await Promise.all(running.map(({ client }) => client.endAsync(true)))
    },
  }
}

const connectTerminal = (terminal: Terminal, url: string): MqttClient => {
  const { board, command, state } = topicsOf(terminal)
  const stateOf = (online: boolean) => JSON.stringify({ online, at: Date.now() })
  const client = connect(url, {
    // MQTT 3.1.1, as IoT Core and the broker of the local runtime both speak it.
    protocolVersion: 4,
    clientId: `${terminal.place}-${terminal.id}`,
    clean: true,
    keepalive: 300,
    reconnectPeriod: 5_000,
    connectTimeout: 30_000,
    resubscribe: false,
    will: { topic: state, payload: Buffer.from(stateOf(false)), qos: 1, retain: true },
  })
  client.on('connect', () => {
    client.subscribe([board, command], { qos: 1 })
    client.publish(state, stateOf(true), { qos: 1, retain: true })
  })
  return client
}

/** A terminal that is refused keeps trying by itself; the others need not wait for it. */
const firstAttempt = (client: MqttClient): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const onPacket = ({ cmd }: { cmd?: string | undefined }): void => {
    if (cmd === 'suback') resolve()
  }
  client.on('packetreceive', onPacket)
  client.once('close', () => resolve())
  // Without a listener a refused connection would end the process.
  client.on('error', () => resolve())
  return promise.finally(() => client.off('packetreceive', onPacket))
}

const requireOpenFiles = (terminals: number): void => {
  const limit = openFileLimit()
  if (limit !== undefined && limit < terminals + otherFiles)
    throw new RangeError(
      `the open-file limit is ${limit}, and ${terminals} loudspeakers need ${terminals + otherFiles}: raise it with ulimit -n`,
    )
}

/** Node raises its soft limit to the hard one by itself, so this is what there is. */
const openFileLimit = (): number | undefined => {
  const line =
    process.platform === 'linux' ? readFileSync('/proc/self/limits', 'utf8').match(/Max open files\s+(\d+)/) : null
  return line ? Number(line[1]) : undefined
}
