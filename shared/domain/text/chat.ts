import type { Colour } from '../colour.ts'
import type { RoomLimits } from '../rooms/room-carrier.ts'
import { cutToFit } from './cut.ts'
import { withGiven } from './given.ts'
import { type Message, messageOf } from './message.ts'
import type { TextOptions, TextSource } from './text-source.ts'

/** UTF-8 bytes of one post, by kind: `roomLimits` of the room's carrier. */
export type ChatLimits = Pick<RoomLimits, 'markdown' | 'text'>

export type ChatText = { kind: 'markdown' | 'text'; body: string; bytes: number; cut: boolean }

/** One post to a room, cut at a sentence to what the robot takes. undefined: nothing to say. */
export const chatText = (source: TextSource, options: TextOptions, limits: ChatLimits): ChatText | undefined => {
  const message = messageOf(source, withGiven(source, options, 'group-chat'))
  if (!message) return undefined
  const kind = message.given ? 'text' : 'markdown'
  const fits = (text: string) => bytesOf(text) <= limits[kind]
  const { text, cut } = cutToFit({
    opening: message.given ? message.drill : `${message.follow}${message.opening}`,
    description: message.given ?? message.description,
    instruction: message.given ? '' : message.instruction,
    layout: message.given ? plainLayout(message) : markdownLayout(message, source),
    fits,
    mustFit: fits,
  })
  return { kind, body: text, bytes: bytesOf(text), cut }
}

type Layout = (opening: string, description: string, instruction: string, tail: boolean) => string

const plainLayout =
  ({ more }: Message): Layout =>
  (opening, description, _instruction, tail) =>
    `${opening}${description}${more && (tail || more.always) ? `\n${more.label}${more.url}` : ''}`

/** The link stands in every post: a room is read again later, and the page says whether the warning is still in force. */
const markdownLayout =
  (message: Message, { colour }: TextSource): Layout =>
  (opening, description, instruction, tail) =>
    [
      `${message.drill}${colourMark(message, colour)}**${inert(opening)}**`,
      inert(description),
      instruction === '' ? '' : `**${message.labels.instruction}**${inert(instruction)}`,
      areasLine(message),
      message.more ? `[${message.more.label.trim()}](${message.more.url})` : tail ? '……' : '',
    ]
      .filter(line => line !== '')
      .join('\n')

/** Robots know three colours only: warning (orange red), info (green), comment (grey). What calls for nothing shows none. */
const colourMark = ({ labels, isCall }: Message, colour: Colour): string => {
  if (colour === 'none' || !isCall) return ''
  const tone = colour === 'blue' ? 'info' : 'warning'
  return `<font color="${tone}">【${labels.colour[colour]}】</font>`
}

const shownAreas = 8
const areasLine = ({ info, labels }: Message): string => {
  const names = [...new Set(info.area.map(({ areaDesc }) => areaDesc.trim()))].filter(name => name !== '')
  const shown = names.slice(0, shownAreas).filter(name => name.length <= 60)
  return shown.length === 0 ? '' : `> ${inert(labels.areas(shown, names.length - shown.length))}`
}

/** The words of an Alert must not become markup: a mention of everyone, a link of somebody else's. Markdown here has no escape. */
const inert = (text: string): string =>
  text
    .replaceAll('<', '＜')
    .replaceAll('](', '] (')
    .replaceAll('*', '＊')
    .replaceAll('`', '＇')
    .replace(/^([>#])/gmu, ' $1')

const bytesOf = (text: string): number => new TextEncoder().encode(text).length
