import { readFileSync } from 'node:fs'
import { connect, type MqttClient } from 'mqtt'
import type { Terminal } from '../population.ts'
import { fraction } from '../seeded.ts'
import { type SpeakerWorld, speaker, topicsOf } from './speaker.ts'

/** More at once only makes the broker's queue of half-open connections longer. */
const connectingAtOnce = 200
/** Files and sockets a process has open beside its terminals. */
const otherFiles = 200

export type PowerCut = { place: string; terminal?: string | undefined; seconds: number }

export type Fleet = {
  connected: () => number
  /** How many are being heard at this moment. */
  playing: () => number
  /** Resolves when each has subscribed, or was refused once, and has said that it is there. */
  complete: Promise<void>
  /** Cuts the power of a village, or of one terminal of it, for so long (simulated time). How many it cut. */
  cutPower: (cut: PowerCut) => number
  close: () => Promise<void>
}

/**
 * One connection per terminal, as in the villages. All subscribe before any says so: aedes looks through every retained message at every subscription, and with
 * nine thousand states retained the last terminals would take seconds each.
 */
export const connectFleet = (terminals: Terminal[], url: string, world: SpeakerWorld): Fleet => {
  requireOpenFiles(terminals.length)
  const running: Connection[] = []
  const queue = terminals.values()
  const worker = async (): Promise<void> => {
    for (const terminal of queue) {
      const connection = connectTerminal(terminal, url, world)
      running.push(connection)
      await connection.firstAttempt
    }
  }
  const complete = Promise.all(Array.from({ length: connectingAtOnce }, worker)).then(() => {
    for (const { reportOnline } of running) reportOnline()
  })
  return {
    complete,
    cutPower: ({ place, terminal, seconds }) => {
      const struck = running.filter(
        ({ installed }) => installed.place === place && (terminal === undefined || installed.id === terminal),
      )
      for (const one of struck) one.cutPower(seconds * 1000 * world.timeScale)
      return struck.length
    },
    connected: () => running.filter(({ client }) => client.connected).length,
    playing: () => running.filter(({ isPlaying }) => isPlaying()).length,
    close: async () => {
      for (const { switchOff } of running) switchOff()
      await Promise.all(running.map(({ client }) => client.endAsync(true)))
    },
  }
}

type Connection = {
  installed: Terminal
  client: MqttClient
  /** Resolves when it has subscribed or lost its first connection; a terminal that is refused keeps trying by itself. */
  firstAttempt: Promise<void>
  /** Says now, and at every later connection, that it is there. */
  reportOnline: () => void
  isPlaying: () => boolean
  switchOff: () => void
  /** Nothing is said to the broker: it finds out, and publishes the last will. */
  cutPower: (milliseconds: number) => void
}

const connectTerminal = (terminal: Terminal, url: string, world: SpeakerWorld): Connection => {
  const { board, programme, command, state } = topicsOf(terminal)
  const stateOf = (online: boolean) => JSON.stringify({ online, at: Date.now() })
  const client = connect(url, {
    // MQTT 3.1.1, as IoT Core and the broker of the local runtime both speak it.
    protocolVersion: 4,
    clientId: `${terminal.place}-${terminal.id}`,
    clean: true,
    keepalive: 300,
    // Spread, so that a broker that comes back is not met by all of them at once.
    reconnectPeriod: 10_000 + Math.round(20_000 * fraction('reconnect', terminal.place, terminal.id)),
    connectTimeout: 30_000,
    resubscribe: false,
    will: { topic: state, payload: Buffer.from(stateOf(false)), qos: 1, retain: true },
  })
  const { promise: firstAttempt, resolve } = Promise.withResolvers<void>()
  let reporting = false
  const report = (): void => {
    if (reporting && client.connected) client.publish(state, stateOf(true), { qos: 1, retain: true })
  }
  client.on('connect', () => {
    client.subscribe([board, programme, command], { qos: 1 }, () => {
      resolve()
      report()
    })
  })
  client.once('close', () => resolve())
  // Without a listener a refused connection would end the process.
  client.on('error', () => resolve())
  const device = speaker(terminal, client, world)
  return {
    installed: terminal,
    client,
    firstAttempt,
    reportOnline: () => {
      reporting = true
      report()
    },
    isPlaying: device.isPlaying,
    switchOff: device.switchOff,
    cutPower: milliseconds => {
      device.switchOff()
      client.end(true, () => {
        setTimeout(() => {
          // What it has to tell waits for the connection; a client that is not told to connect would throw it away.
          client.reconnect()
          device.switchOn()
        }, milliseconds).unref()
      })
    },
  }
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
