import type { ChatContent, RoomLimits } from '../rooms/room-carrier.ts'
import { chatText } from './chat.ts'
import { cutToFit } from './cut.ts'
import { messageOf } from './message.ts'
import { warningOf } from './opening.ts'
import { isPicture, resourcesFor } from './resources.ts'
import { longestBeginning } from './sentences.ts'
import type { TextOptions, TextSource } from './text-source.ts'
import { isUnsendable } from './unsendable.ts'

/** What a room is given: a picture card where its language is none that can be sent as text, else text. undefined: nothing to say. */
export const roomPost = (
  source: TextSource,
  options: TextOptions,
  limits: Pick<RoomLimits, 'text' | 'markdown' | 'picture'>,
): ChatContent | undefined => {
  const card = pictureCard(source, options, limits.picture)
  if (card) return card
  const text = chatText(source, options, limits)
  return text && { kind: text.kind, body: text.body }
}

/**
 * The picture by its address, and the Chinese beside it: nothing is fetched here, so a picture that comes slowly, or not at all,
 * delays no word. undefined: the room reads text, or there is no picture for it.
 */
const pictureCard = (
  source: TextSource,
  options: TextOptions,
  limits: RoomLimits['picture'],
): ChatContent | undefined => {
  const message = messageOf(source, options)
  const [picture] = isUnsendable(options.lang) ? resourcesFor(source.alert, options.lang, isPicture) : []
  if (!message || !picture || message.isOutside) return undefined
  const { drill, follow, info, opening, instruction, labels, more } = message
  const title = longestBeginning(
    `${drill}${follow}${warningOf(info, source.colour)}`,
    text => bytesOf(text) <= limits.title,
  )
  const fits = (text: string) => bytesOf(text) <= limits.body
  const { text: body } = cutToFit({
    opening,
    description: '',
    instruction,
    layout: (...[start, , order]) => [start, order].filter(part => part !== '').join(labels.gap),
    fits,
    mustFit: fits,
  })
  return { kind: 'picture', title, body, pictureUrl: picture.uri, ...(more && { link: more.url }) }
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length
