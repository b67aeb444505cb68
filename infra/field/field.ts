import { setTimeout as delay } from 'node:timers/promises'
import { desk } from './desk.ts'
import { Faults } from './faults.ts'
import { connectFleet, type Fleet, type PowerCut } from './loudspeakers/fleet.ts'
import { type Announcement, publicKey, rememberOpened } from './loudspeakers/messages.ts'
import type { SpeakerWorld } from './loudspeakers/speaker.ts'
import type { LogEvent, LogGroup } from './phones/delivery-log.ts'
import { DuePoster, postJson } from './phones/due-poster.ts'
import { phoneNetwork } from './phones/phones.ts'
import { type Accounts, type TemplateCarriers, templateCarriers } from './phones/template-carriers.ts'
import { isConnected, type Population } from './population.ts'
import { Received } from './received.ts'
import { chatGroups } from './rooms/rooms.ts'
import { fieldServer, listenOn } from './server.ts'

export type FieldOptions = {
  population: Population
  port?: number
  /** Where SNS's delivery log goes; without it nobody is told. */
  logsUrl?: string
  /** Where carriers of templates tell what became of an SMS; without it nobody is told. */
  reportsUrl?: string
  /** Whose calls they take. */
  accounts?: Partial<Accounts>
  /** Calls a carrier of SMS takes in one second; 0: no limit. */
  smsPerSecond?: number
  /** Without it no loudspeaker connects. */
  loudspeakers?: { mqttUrl: string; boardPublicKey: string; timeScale: number }
}

export type Field = {
  url: string
  received: Received
  faults: Faults
  console: TemplateCarriers['console']
  connected: () => number
  /** Loudspeakers that are being heard at this moment. */
  playing: () => number
  /** How many loudspeakers it struck. */
  cutPower: (cut: PowerCut) => number
  close: () => Promise<void>
}

/** On a busy machine nine thousand connections take a while; boards are retained, so whoever comes later catches up. */
const patienceMs = 20_000

/** Resolves when phones and rooms can be reached and every loudspeaker that works has connected, or is still about to. */
export const startField = async (options: FieldOptions): Promise<Field> => {
  const { population, port = 0, logsUrl, reportsUrl, accounts = {}, smsPerSecond = 0, loudspeakers } = options
  const received = new Received()
  const faults = new Faults()
  const poster = logsUrl
    ? new DuePoster<LogGroup, LogEvent>(async (logGroup, logEvents) => {
        const posted = await postJson(logsUrl, { logGroup, logEvents })
        return posted === 'taken'
      })
    : undefined
  const templates = templateCarriers({
    population,
    received,
    faults,
    callsPerSecond: smsPerSecond,
    reportsUrl,
    accounts,
  })
  let fleet: Fleet | undefined
  const connected = () => fleet?.connected() ?? 0
  const cutPower = (cut: PowerCut) => fleet?.cutPower(cut) ?? 0
  const server = fieldServer(
    {
      sns: phoneNetwork({ population, received, faults, poster, ratePerSecond: smsPerSecond }),
      templates,
      rooms: chatGroups({ population, received, faults }),
    },
    desk({ received, faults, population, templates, connected, cutPower }),
  )
  const url = await listenOn(server, port)
  if (loudspeakers) {
    const { mqttUrl, boardPublicKey, timeScale } = loudspeakers
    const answering = population.terminals.filter(terminal => isConnected(population, terminal))
    fleet = connectFleet(answering, mqttUrl, villageLife(received, faults, boardPublicKey, timeScale, population.seed))
    await Promise.race([fleet.complete, delay(patienceMs, undefined, { ref: false })])
  }
  return {
    url,
    received,
    faults,
    console: templates.console,
    connected,
    playing: () => fleet?.playing() ?? 0,
    cutPower,
    close: async () => {
      poster?.close()
      templates.close()
      await fleet?.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

const villageLife = (
  received: Received,
  faults: Faults,
  boardPublicKey: string,
  timeScale: number,
  seed: string,
): SpeakerWorld => ({
  seed,
  open: rememberOpened(publicKey(boardPublicKey)),
  timeScale,
  fare: () => {
    const fault = faults.next('loudspeaker')
    if (!fault) return { outcome: 'played' }
    return fault.kind === 'silence' ? 'none' : { outcome: 'failed', reason: 'amplifier' }
  },
  heard: ({ id, place }, announcement) =>
    received.add(
      'loudspeaker',
      { at: Date.now(), address: id, content: heardOf(announcement) },
      `${place}/${id}`,
      announcement.id,
    ),
})

/** What a villager hears: the script, then what is recorded in another language. */
const heardOf = ({ script, recording }: Announcement): string =>
  recording ? `${script} ♪ ${recording.lang} ${recording.uri}` : script
