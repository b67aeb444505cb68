import type { ChatContent, RoomLimits } from '../../shared/domain/rooms/room-carrier.ts'
import type { IssuedAlert } from '../../shared/domain/series/warning.ts'
import { chatText } from '../../shared/domain/text/chat.ts'
import { chatDigest, type DigestPart } from '../../shared/domain/text/chat-digest.ts'
import type { EventNames } from '../../shared/domain/text/event-names.ts'
import { roomPost } from '../../shared/domain/text/room-post.ts'
import type { TextOptions } from '../../shared/domain/text/text-source.ts'
import type { Owed } from '../../shared/protocol/room-delivery.ts'

export type RoomWords = {
  /** The public page of a warning. */
  linkTo(warning: string): string
  /** IANA zone in which issue times are told. */
  zone: string
  /** What events are called where an Alert does not say it in a room's language. */
  names?: EventNames | undefined
}

/** What one Alert says in a room, by itself; undefined: nothing. */
export const wordsOf = (words: RoomWords, owed: Owed, limits: RoomLimits): ChatContent | undefined =>
  roomPost(owed.briefing.issued, optionsOf(words, owed), limits)

/** The longest beginning of these that one post says. A text of the source's own stays alone, and an exercise among exercises. */
export const postOf = (
  words: RoomWords,
  owed: readonly Owed[],
  limits: RoomLimits,
): { count: number; content: ChatContent } => {
  const contents = owed.map(one => wordsOf(words, one, limits))
  const [first] = owed
  const [content] = contents
  if (!first || !content) throw new RangeError('a post of nothing')
  const { status } = first.briefing.issued.alert
  const other = owed.findIndex(
    ({ briefing }, index) => contents[index]?.kind !== 'markdown' || briefing.issued.alert.status !== status,
  )
  const together = other === -1 ? owed : owed.slice(0, other)
  if (together.length < 2) return { count: 1, content }
  const { lang } = first.recipient
  const digest = chatDigest(
    together.map(one => partOf(words, one, limits)),
    { lang, status },
    limits.markdown,
  )
  return { count: digest.count, content: { kind: 'markdown', body: digest.body } }
}

const partOf = (words: RoomWords, owed: Owed, limits: RoomLimits): DigestPart => {
  const { issued } = owed.briefing
  const options = optionsOf(words, owed)
  return {
    within: bytes => chatText(issued, options, { ...limits, markdown: bytes })?.body ?? '',
    least: chatText(withoutDescriptions(issued), options, limits)?.bytes ?? 0,
  }
}

const withoutDescriptions = (issued: IssuedAlert): IssuedAlert => {
  const info = issued.alert.info.map(({ description: _, ...rest }) => rest)
  return { ...issued, alert: { ...issued.alert, info } }
}

const optionsOf = ({ linkTo, zone, names }: RoomWords, { briefing, recipient }: Owed): TextOptions => ({
  lang: recipient.lang,
  covered: briefing.covers(recipient),
  zone,
  names,
  link: linkTo(briefing.issued.warning),
})
