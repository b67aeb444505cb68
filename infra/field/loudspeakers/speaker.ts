import type { MqttClient } from 'mqtt'
import type { Terminal as Installed } from '../population.ts'
import { advance, wakesAt } from './advance.ts'
import { characterOf } from './character.ts'
import type { Announcement, Message } from './messages.ts'
import { ownTime } from './own-clock.ts'
import {
  type Effect,
  hearAnnouncement,
  hearBoard,
  hearCancelled,
  hearProgramme,
  losePower,
  newTerminal,
  switchOn,
} from './terminal.ts'
import type { Utterance } from './utterance.ts'

export type PlayReport = { outcome: 'played' } | { outcome: 'failed'; reason: string } | 'none'

export type SpeakerWorld = {
  seed: string
  open: (payload: string) => Message
  /** How the loudspeaker itself does with this announcement. */
  fare: (terminal: Installed, announcement: Announcement) => PlayReport
  heard: (terminal: Installed, announcement: Announcement) => void
  /** Simulated time over real time: 0.01 makes a minute of speech 0.6 s. */
  timeScale: number
}

export const topicsOf = ({ id, place }: Installed) => {
  const village = `tongluo/${place.slice(0, 6)}/${place}`
  const own = `${village}/${id}`
  return {
    board: `${village}/board`,
    programme: `${village}/programme`,
    command: `${own}/command`,
    played: `${own}/played`,
    state: `${own}/state`,
  }
}

/** A terminal is looked at anew at least this often: a timer of Node has 24.8 days at most. */
const longestSleepMs = 24 * 3_600_000

/** One loudspeaker: what it does (`terminal.ts`, `advance.ts`), its connection, and its alarm clock. */
export const speaker = (installed: Installed, client: MqttClient, world: SpeakerWorld) => {
  const topics = topicsOf(installed)
  const terminal = newTerminal(characterOf(installed, world.seed, world.timeScale))
  let timer: NodeJS.Timeout | undefined

  const report = (ref: string, result: Exclude<PlayReport, 'none'>): void => {
    const at = Math.round(ownTime(terminal.clock, Date.now()))
    client.publish(topics.played, JSON.stringify({ ref, ...result, at }), { qos: 1 })
  }

  const finish = ({ ref, announcement }: Utterance): void => {
    const result = announcement ? world.fare(installed, announcement) : ({ outcome: 'played' } as const)
    if (announcement && (result === 'none' || result.outcome === 'played')) world.heard(installed, announcement)
    if (result !== 'none') report(ref, result)
  }

  const tell = (effects: readonly Effect[]): void => {
    for (const effect of effects) {
      if (effect.kind === 'finished') finish(effect.what)
      if (effect.kind === 'failed') report(effect.ref, { outcome: 'failed', reason: effect.reason })
    }
  }

  const carryOn = (): void => {
    tell(advance(terminal, Date.now()))
    clearTimeout(timer)
    const now = Date.now()
    const next = wakesAt(terminal, now)
    if (next !== undefined) timer = setTimeout(carryOn, Math.min(Math.ceil(next - now), longestSleepMs))
  }

  /** A signed message counts on its own topic only: nobody can play one back as something else. */
  const hear = (topic: string, payload: string, live: boolean): void => {
    // An empty retained message is a cleared board: unsigned, so it commands nothing.
    if (payload === '') return
    const [message, now] = [world.open(payload), Date.now()]
    if (message?.kind === 'board' && topic === topics.board) hearBoard(terminal, message.board, live, now)
    if (message?.kind === 'programme' && topic === topics.programme)
      hearProgramme(terminal, message.programme, live, now)
    if (message?.kind === 'command' && topic === topics.command) {
      if ('cancelled' in message.command) hearCancelled(terminal, message.command.cancelled, now)
      else hearAnnouncement(terminal, message.command, now)
    }
    carryOn()
  }

  client.on('message', (topic, payload, { retain }) => {
    if (terminal.player !== 'off') hear(topic, payload.toString('utf8'), !retain)
  })
  tell(switchOn(terminal, Date.now()))
  return {
    isPlaying: () => terminal.player === 'playing',
    switchOff: () => {
      clearTimeout(timer)
      losePower(terminal)
    },
    switchOn: () => {
      tell(switchOn(terminal, Date.now()))
      carryOn()
    },
  }
}
