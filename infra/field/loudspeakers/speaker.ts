import type { MqttClient } from 'mqtt'
import type { Terminal } from '../population.ts'
import { type Announcement, Board, Command } from './messages.ts'
import {
  beginNext,
  hearAnnouncement,
  hearBoard,
  hearCancelled,
  mustFallSilent,
  playingMs,
  switchedOn,
} from './terminal.ts'

export type PlayReport = { outcome: 'played' } | { outcome: 'failed'; reason: string } | 'none'

export type SpeakerWorld = {
  open: (payload: string) => unknown
  /** How the loudspeaker itself does with this announcement. */
  fare: (terminal: Terminal, announcement: Announcement) => PlayReport
  heard: (terminal: Terminal, announcement: Announcement) => void
  /** Simulated time over real time: 0.01 makes a minute of speech 0.6 s. */
  timeScale: number
}

export const topicsOf = ({ id, place }: Terminal) => {
  const village = `tongluo/${place.slice(0, 6)}/${place}`
  const own = `${village}/${id}`
  return { board: `${village}/board`, command: `${own}/command`, played: `${own}/played`, state: `${own}/state` }
}

/** One loudspeaker: its memory (`terminal.ts`), its connection, and the time it takes to speak. */
export const speaker = (terminal: Terminal, client: MqttClient, world: SpeakerWorld) => {
  const topics = topicsOf(terminal)
  const state = switchedOn(terminal.place)
  let timer: NodeJS.Timeout | undefined

  const report = ({ ref }: Announcement, result: Exclude<PlayReport, 'none'>): void => {
    client.publish(topics.played, JSON.stringify({ ref, ...result, at: Date.now() }), { qos: 1 })
  }

  const speak = (): void => {
    const announcement = beginNext(state, Date.now())
    if (announcement) timer = setTimeout(() => finish(announcement), playingMs(announcement) * world.timeScale)
  }

  const finish = (announcement: Announcement): void => {
    state.playing = undefined
    const result = world.fare(terminal, announcement)
    if (result === 'none' || result.outcome === 'played') world.heard(terminal, announcement)
    if (result !== 'none') report(announcement, result)
    speak()
  }

  const fallSilent = (): void => {
    clearTimeout(timer)
    const { playing } = state
    state.playing = undefined
    if (playing) report(playing, { outcome: 'failed', reason: 'silenced' })
  }

  const obey = (content: unknown): void => {
    const command = Command.safeParse(content)
    if (!command.success) return
    if ('cancelled' in command.data) hearCancelled(state, command.data.cancelled, Date.now())
    else hearAnnouncement(state, command.data, Date.now())
  }

  const hear = (topic: string, payload: string): void => {
    // An empty retained message is a cleared board: unsigned, so it commands nothing.
    if (payload === '') return
    const content = world.open(payload)
    if (topic === topics.board) {
      const board = Board.safeParse(content)
      if (board.success) hearBoard(state, board.data, Date.now())
    } else obey(content)
    if (mustFallSilent(state)) fallSilent()
    speak()
  }

  client.on('message', (topic, payload) => hear(topic, payload.toString('utf8')))
  return { switchOff: () => clearTimeout(timer) }
}
